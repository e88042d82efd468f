package dev.oneline.media.ice;

import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.figures.DoorCounters.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The ICE of all sessions on one UDP port, as a lite agent (RFC 8445 2.5): the browser checks, nominates and goes on
 * checking; we answer. It knows neither sockets nor clocks: datagrams and times go in, datagrams come out.
 *
 * <p>A check finds its session by the user name in it, everything else by the address that it comes from, which a check
 * has authenticated before. Whoever hasn't authenticated gets no answer at all, not even an error (where RFC 8489 9.1.3
 * would send 400 or 401): an answer would tell him which names exist and let him send it to somebody else.
 *
 * <p>{@link #receive} belongs to one thread; sessions may be opened and closed by others.
 */
public final class IceAgent {
    private final int maxSessions;
    private final RandomGenerator random;
    private final DoorCounters doors;
    private final Output output;
    private final Map<String, IceSession> byName = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, IceSession> byAddress = new ConcurrentHashMap<>();
    private final StunResponse response = new StunResponse();

    /** @param random must be a secure one: names and passwords are made of it */
    public IceAgent(int maxSessions, RandomGenerator random, DoorCounters doors, Output output) {
        this.maxSessions = maxSessions;
        this.random = random;
        this.doors = doors;
        this.output = output;
    }

    /**
     * Prepares to be found by the peer that has these credentials. Nothing is answered before {@link IceSession#start}.
     *
     * @throws IOException when there are too many sessions
     */
    public IceSession open(IceCredentials remote, IceListener listener) throws IOException {
        if (byName.size() >= maxSessions) {
            throw new IOException("too many ICE sessions");
        }
        return new IceSession(this, IceCredentials.random(random), remote, listener);
    }

    /** Takes a datagram; the array is valid during the call. */
    public void receive(InetSocketAddress from, byte[] buffer, int offset, int length, long nowNs) {
        if (StunMessage.isStun(buffer, offset, length)) {
            receiveStun(from, StunMessage.read(buffer, offset, length), nowNs);
            return;
        }
        IceSession session = byAddress.get(from);
        if (session == null) {
            doors.count(Reason.STRANGER);
        } else {
            session.listener().onDatagram(buffer, offset, length, nowNs);
        }
    }

    /** How many sessions can be found. */
    int sessions() {
        return byName.size();
    }

    /** How many addresses have authenticated. */
    int addresses() {
        return byAddress.size();
    }

    boolean send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        return output.send(buffer, offset, length, to);
    }

    void begin(IceSession session) {
        // 48 random bits: the same name twice would be a broken generator, and the first session must keep it.
        byName.putIfAbsent(session.local().ufrag(), session);
    }

    void end(IceSession session) {
        byName.remove(session.local().ufrag(), session);
    }

    /** Gives an address to a session, unless another one holds it. Returns the one that has it now. */
    IceSession claim(InetSocketAddress address, IceSession session) {
        IceSession holder = byAddress.putIfAbsent(address, session);
        return holder == null ? session : holder;
    }

    void release(InetSocketAddress address, IceSession session) {
        byAddress.remove(address, session);
    }

    private void receiveStun(InetSocketAddress from, @Nullable StunMessage message, long nowNs) {
        if (message == null) {
            doors.count(Reason.CHECK_MALFORMED);
        } else if (message.type() == StunMessage.BINDING_REQUEST) {
            receiveCheck(from, message, nowNs);
        } else if (message.type() != StunMessage.BINDING_INDICATION) {
            // We ask nothing, so nobody has anything to answer.
            doors.count(Reason.CHECK_MALFORMED);
        }
    }

    private void receiveCheck(InetSocketAddress from, StunMessage check, long nowNs) {
        String userName = check.userName();
        int colon = userName.indexOf(':');
        IceSession session = colon < 0 ? null : byName.get(userName.substring(0, colon));
        if (session == null
                || !userName.substring(colon + 1).equals(session.remote().ufrag())) {
            doors.count(Reason.CHECK_UNKNOWN_USER);
        } else if (!session.authenticates(check)) {
            doors.count(Reason.CHECK_UNAUTHENTIC);
        } else if (check.unknownCount() > 0) {
            doors.count(Reason.CHECK_UNKNOWN_ATTRIBUTE);
            answer(response.unknownAttribute(check, session.key()), from);
        } else if (check.controlled()) {
            doors.count(Reason.CHECK_ROLE_CONFLICT);
            answer(response.roleConflict(check, session.key()), from);
        } else if (!session.admit(from, nowNs)) {
            doors.count(Reason.CHECK_ADDRESS_TAKEN);
        } else {
            answer(response.success(check, from, session.key()), from);
            session.checked(from, check.useCandidate(), nowNs);
        }
    }

    private void answer(int length, InetSocketAddress to) {
        output.send(response.buffer(), 0, length, to);
    }

    /** Where datagrams go. Called by any thread. */
    public interface Output {
        /** Returns false when it couldn't be sent: as lost on the way. */
        boolean send(byte[] buffer, int offset, int length, InetSocketAddress to);
    }
}
