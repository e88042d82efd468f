package dev.oneline.media.ice.ice4j;

import dev.oneline.media.ice.IceCredentials;
import dev.oneline.media.ice.IceEndpoint;
import dev.oneline.media.ice.IceListener;
import dev.oneline.media.pace.Breath;
import java.beans.PropertyChangeEvent;
import java.io.IOException;
import org.ice4j.ice.Agent;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.ice4j.util.Buffer;

/**
 * An ice4j agent with one stream of one component. It needs no candidates of the peer: its checks tell where it is (peer
 * reflexive, RFC 8445 7.3.1.3).
 */
final class Ice4jEndpoint implements IceEndpoint {
    private final Agent agent;
    private final Component component;
    private final IceListener listener;
    /** Of the port's reading thread. */
    private final Breath breath;

    private volatile boolean closed;

    Ice4jEndpoint(SinglePortUdpHarvester harvester, Breath breath, IceCredentials remote, IceListener listener)
            throws IOException {
        this.breath = breath;
        this.listener = listener;
        agent = new Agent();
        try {
            agent.setUseDynamicPorts(false);
            agent.addCandidateHarvester(harvester);
            agent.setControlling(false);
            agent.setPerformConsentFreshness(true);
            IceMediaStream stream = agent.createMediaStream("media");
            stream.addPairChangeListener(this::onPairChange);
            component = agent.createComponent(stream, KeepAliveStrategy.SELECTED_ONLY, false);
            component.setBufferCallback(this::onBuffer);
            stream.setRemoteUfrag(remote.ufrag());
            stream.setRemotePassword(remote.password());
        } catch (IOException | RuntimeException e) {
            agent.free();
            throw e;
        }
    }

    @Override
    public IceCredentials local() {
        return new IceCredentials(agent.getLocalUfrag(), agent.getLocalPassword());
    }

    @Override
    public void start() {
        agent.startConnectivityEstablishment();
    }

    @Override
    public boolean send(byte[] buffer, int offset, int length) {
        if (closed) {
            return false;
        }
        try {
            component.send(buffer, offset, length);
            return true;
        } catch (IOException | RuntimeException e) {
            // No pair yet, or the agent is being freed: as lost on the way.
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        agent.free();
    }

    private void onBuffer(Buffer buffer) {
        breath.before(System.nanoTime());
        try {
            if (!closed) {
                listener.onDatagram(buffer.getBuffer(), buffer.getOffset(), buffer.getLength());
            }
        } finally {
            Ice4jPort.giveBack(buffer);
            breath.after(System.nanoTime());
        }
    }

    private void onPairChange(PropertyChangeEvent event) {
        switch (event.getPropertyName()) {
            case IceMediaStream.PROPERTY_PAIR_VALIDATED -> listener.onPairValidated();
            case IceMediaStream.PROPERTY_PAIR_CONSENT_FRESHNESS_CHANGED -> listener.onConsent();
            default -> {}
        }
    }
}
