package dev.oneline.media.ice;

import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.figures.DoorCounters.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An agent without a socket and with a clock that stands still unless told otherwise, and browsers around it. */
final class Scene {
    static final long S = 1_000_000_000L;
    static final int MAX_SESSIONS = 4;

    final DoorCounters doors = new DoorCounters(new SimpleMeterRegistry());
    final List<Sent> sent = new ArrayList<>();
    final IceAgent agent = new IceAgent(MAX_SESSIONS, new Random(7), doors, (buffer, offset, length, to) -> {
        sent.add(new Sent(Arrays.copyOfRange(buffer, offset, offset + length), to));
        return true;
    });
    long nowNs = 100 * S;

    Browser browser(String ufrag) throws IOException {
        return new Browser(new IceCredentials(ufrag, "the-browsers-own-password"));
    }

    void receive(InetSocketAddress from, byte[] datagram) {
        agent.receive(from, datagram, 0, datagram.length, nowNs);
    }

    long refused(Reason reason) {
        return doors.total(reason);
    }

    static InetSocketAddress at(int host) {
        return new InetSocketAddress(InetAddress.ofLiteral("198.51.100." + host), 40_000 + host);
    }

    /** A datagram on its way. */
    static final class Sent {
        private final byte[] bytes;
        private final InetSocketAddress to;

        Sent(byte[] bytes, InetSocketAddress to) {
            this.bytes = bytes;
            this.to = to;
        }

        byte[] bytes() {
            return bytes;
        }

        InetSocketAddress to() {
            return to;
        }
    }

    /** A browser and the session that waits for it. */
    final class Browser implements IceListener {
        final IceCredentials own;
        final IceSession session;
        final List<byte[]> heard = new ArrayList<>();
        int consents;

        Browser(IceCredentials own) throws IOException {
            this.own = own;
            session = agent.open(own, this);
            session.start();
        }

        CheckWriter check() {
            return CheckWriter.check(session.local(), own);
        }

        /** Checks from there; returns the answer, which must be there and go there. */
        Response checks(InetSocketAddress from) {
            return answerTo(from, check());
        }

        Response nominates(InetSocketAddress from) {
            return answerTo(from, check().nominating());
        }

        /** Where a packet to this browser goes now, or null. */
        InetSocketAddress target() {
            int before = sent.size();
            return session.send(new byte[] {(byte) 128}, 0, 1)
                    ? sent.get(before).to()
                    : null;
        }

        Response answerTo(InetSocketAddress from, CheckWriter check) {
            int before = sent.size();
            receive(from, check.signed(session.local().password()));
            if (sent.size() != before + 1 || !sent.get(before).to().equals(from)) {
                throw new AssertionError("no answer to " + from + " among " + sent.subList(before, sent.size()));
            }
            return Response.read(sent.get(before).bytes());
        }

        @Override
        public void onConsent(long atNs) {
            consents++;
        }

        @Override
        public void onDatagram(byte[] buffer, int offset, int length, long atNs) {
            heard.add(Arrays.copyOfRange(buffer, offset, offset + length));
        }
    }
}
