package dev.oneline.sip.jain;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;

/** What a request belongs to. */
final class Keys {
    private static final String MAGIC_COOKIE = "z9hG4bK";

    private Keys() {}

    /** The transaction, RFC 3261 17.2.3 without the method: a CANCEL has its INVITE's key. */
    static String transaction(SIPRequest request) {
        Via via = request.getTopmostVia();
        String branch = via.getBranch();
        // A branch that is nothing but the cookie tells nothing apart: RFC 2543 rules hold.
        if (branch != null && branch.startsWith(MAGIC_COOKIE) && branch.length() > MAGIC_COOKIE.length()) {
            return branch + "|" + via.getSentBy();
        }
        return merge(request) + "|" + via.getSentBy();
    }

    /** Copies of one request that came over several ways share this key, RFC 3261 8.2.2.2. */
    static String merge(SIPRequest request) {
        return request.getCallId().getCallId() + "|" + request.getFromTag() + "|"
                + request.getCSeq().getSeqNumber();
    }

    /** The dialog that a request from the other side names. */
    static String dialog(SIPMessage request) {
        return dialog(request.getCallId().getCallId(), request.getToTag(), request.getFromTag());
    }

    static String dialog(String callId, String localTag, String remoteTag) {
        return callId + "|" + localTag + "|" + remoteTag;
    }
}
