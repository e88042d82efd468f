package dev.oneline.backend.webcalls;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.effects.NodeChoice;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.Origins;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.work.RateLimit;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a website's visitor call, or chat: makes the contact, and gives him what he needs to be heard. */
public final class WebCalls {
    private static final Logger LOG = LoggerFactory.getLogger(WebCalls.class);
    private static final int ID_BYTES = 10;
    private static final String ENTRY_PREFIX = "web:";

    private final InstantSource clock;
    private final SecureRandom random;
    private final NodeChoice nodes;
    private final List<String> allowedOrigins;
    private final WebCallLimits limits;
    private final RateLimit byAddress;

    /** The contract's WebCallReply. */
    public record Started(String contactId, String legId, String token) {}

    /** The contract's WebChatReply. */
    public record ChatStarted(String contactId, String token) {}

    /**
     * @param name how the visitor wants to be called; may be empty
     * @param language as in {@code zh-CN}; empty: unknown
     */
    public record Wish(String entry, String name, String page, String language) {}

    public WebCalls(
            InstantSource clock,
            SecureRandom random,
            NodeChoice nodes,
            List<String> allowedOrigins,
            WebCallLimits limits) {
        this.clock = clock;
        this.random = random;
        this.nodes = nodes;
        this.allowedOrigins = List.copyOf(allowedOrigins);
        this.limits = limits;
        this.byAddress = new RateLimit(limits.burst(), limits.refillMs(), limits.maxKeys());
    }

    /** Takes one call of this address, or says when the next may be. */
    public Future<Void> admit(String address) {
        long waitMs = byAddress.take(address, clock.millis());
        return waitMs == 0
                ? Future.succeededFuture()
                : Future.failedFuture(Refused.retryAfter(Refusal.TOO_MANY_REQUESTS, waitMs));
    }

    /** Fails with {@link Refused}. */
    public Future<Started> start(TenantService tenant, Wish wish, ApiCall call) {
        if (!originAllowed(tenant, call)) {
            return Future.failedFuture(Refused.because(Refusal.ORIGIN_NOT_ALLOWED));
        }
        var mediaNode = nodes.mediaNode();
        if (mediaNode.isEmpty()) {
            return Future.failedFuture(Refused.retryAfter(Refusal.NO_MEDIA_NODE, 1_000));
        }
        var contactId = "c" + randomId();
        var command = new Command.ArriveContact(
                contactId,
                Channel.VOICE,
                ENTRY_PREFIX + wish.entry(),
                new Party("visitor-" + randomId().substring(0, 8), wish.name()),
                new Carrier(mediaNode.get(), null, nodes.outNode()),
                Demand.NONE,
                0);
        return tenant.read(view -> view.contacts().stream()
                        .filter(contact -> contact.arrival().carrier() != null
                                && contact.arrival().carrier().sipNode() == null)
                        .count())
                .compose(live -> live < limits.maxLive()
                        ? tenant.submit(command)
                        : Future.failedFuture(Refused.because(Refusal.TENANT_FULL)))
                .compose(ShardReply::orRefused)
                .map(done -> started(tenant, contactId))
                .onSuccess(started -> LOG.info(
                        "web call tenant={} contact={} page={}", tenant.id(), contactId, printable(wish.page())));
    }

    /** Fails with {@link Refused}. */
    public Future<ChatStarted> startChat(TenantService tenant, Wish wish, ApiCall call) {
        if (!originAllowed(tenant, call)) {
            return Future.failedFuture(Refused.because(Refusal.ORIGIN_NOT_ALLOWED));
        }
        var contactId = "c" + randomId();
        var command = new Command.ArriveContact(
                contactId,
                Channel.CHAT,
                EntryPoint.CHAT_PREFIX + wish.entry(),
                new Party("visitor-" + randomId().substring(0, 8), wish.name()),
                null,
                Demand.NONE,
                wish.language(),
                0);
        return tenant.read(view -> view.contacts().stream()
                        .filter(contact -> contact.channel() == Channel.CHAT)
                        .count())
                .compose(live -> live < limits.maxLiveChats()
                        ? tenant.submit(command)
                        : Future.failedFuture(Refused.because(Refusal.TENANT_FULL)))
                .compose(ShardReply::orRefused)
                .map(done -> new ChatStarted(contactId, token(tenant, contactId)))
                .onSuccess(started -> LOG.info(
                        "web chat tenant={} contact={} page={}", tenant.id(), contactId, printable(wish.page())));
    }

    private Started started(TenantService tenant, String contactId) {
        return new Started(contactId, contactId + ":customer", token(tenant, contactId));
    }

    private String token(TenantService tenant, String contactId) {
        return tenant.settings().visitorKey().sign(tenant.id(), contactId, clock.millis() + limits.tokenMs());
    }

    private boolean originAllowed(TenantService tenant, ApiCall call) {
        var origin = call.header("Origin");
        return origin == null
                || call.fromOwnPage(origin)
                || Origins.isAllowed(origin, allowedOrigins)
                || Origins.isAllowed(origin, tenant.settings().allowedOrigins());
    }

    private String randomId() {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
