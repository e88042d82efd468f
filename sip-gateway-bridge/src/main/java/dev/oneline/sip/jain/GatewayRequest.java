package dev.oneline.sip.jain;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Locale;

/**
 * A request that came in. The stack tells server transactions apart by branch alone; RFC 3261 17.2.3 says by sent-by too,
 * since gateways that choose the same branch would otherwise get one another's answers.
 */
final class GatewayRequest extends SIPRequest {
    @Override
    public String getTransactionId() {
        Via via = getTopmostVia();
        return via == null
                ? super.getTransactionId()
                : super.getTransactionId() + "|" + via.getSentBy().encode().toLowerCase(Locale.ROOT);
    }
}
