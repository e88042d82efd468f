package dev.oneline.contract.bus;

/** Event bus addresses. Every message is the JSON text of a record in this package, see {@link dev.oneline.contract.json.Json}. */
public final class BusAddress {
    /** Published by every node each {@link NodeHeartbeat#INTERVAL_MS}: {@link NodeHeartbeat}. */
    public static final String HEARTBEATS = "nodes.heartbeats";

    /** Published once by a node that stops in good order: {@link NodeGoodbye}. */
    public static final String GOODBYES = "nodes.goodbyes";

    /** Requested by SIP bridges of the backend: {@link TrunksQuery} → {@link Trunks}. */
    public static final String TRUNKS = "config.trunks";

    /** Requested by media bridges of any backend: {@link SoundQuery} → {@link SoundChunk}. */
    public static final String SOUNDS = "sounds";

    /** Published by a backend where a tenant's own prompts were changed: {@link PromptsChanged}. */
    public static final String PROMPTS_CHANGED = "prompts.changed";

    private BusAddress() {}

    /** Requests to one media bridge: {@link MediaRequest} → {@link MediaReply}. */
    public static String media(String nodeId) {
        return "media." + nodeId;
    }

    /** Requests to one SIP bridge: {@link SipRequest} → {@link SipReply}. */
    public static String sip(String nodeId) {
        return "sip." + nodeId;
    }

    /** Requested by the backend of a bridge that has a process of its own: {@link MetricsQuery} → {@link MetricsText}. */
    public static String metrics(String nodeId) {
        return "metrics." + nodeId;
    }

    /** Reports to the owner of a tenant's shard: {@link Report} → {@link ReportReply}, sent again until replied to. */
    public static String shard(String tenant) {
        return "shard." + tenant;
    }
}
