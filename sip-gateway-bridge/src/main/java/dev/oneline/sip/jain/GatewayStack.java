package dev.oneline.sip.jain;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.util.Properties;
import javax.sip.PeerUnavailableException;

/** The SIP stack with our sockets and our router; automatic dialogs are off, since {@code sip.call} holds them. */
final class GatewayStack extends SipStackImpl {
    private static final String UDP_BUFFER_BYTES = Integer.toString(8 << 20);
    private static final String WORKERS = "4";

    GatewayStack(String name, int maxMessageBytes, int maxConnections, NetworkLayer sockets)
            throws PeerUnavailableException {
        super(properties(name, maxMessageBytes, maxConnections));
        networkLayer = sockets;
        setRouter(new AttachedHopRouter());
    }

    /** Server transactions alive now. */
    int serverTransactions() {
        return getServerTransactionTableSize();
    }

    private static Properties properties(String name, int maxMessageBytes, int maxConnections) {
        var properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", name);
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.MESSAGE_PARSER_FACTORY", GatewayParserFactory.class.getName());
        // Unset it makes a thread a packet.
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", WORKERS);
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        properties.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", UDP_BUFFER_BYTES);
        properties.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", UDP_BUFFER_BYTES);
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(maxMessageBytes));
        properties.setProperty("gov.nist.javax.sip.MAX_CONNECTIONS", Integer.toString(maxConnections));
        // java.util.Timer dies of the first exception in a task.
        properties.setProperty(
                "gov.nist.javax.sip.TIMER_CLASS_NAME", "gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer");
        return properties;
    }
}
