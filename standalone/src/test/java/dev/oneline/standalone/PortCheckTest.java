package dev.oneline.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void shouldPassFreePorts() throws StartRefused {
        UpOptions options = options("--http-port", "0");
        assertThatCode(() -> PortCheck.requireFree(options)).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheTcpPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            for (String option : List.of("--http-port", "--sip-port")) {
                assertRefused(option, taken.getLocalPort(), "TCP");
            }
        }
    }

    @Test
    void shouldNameTheUdpPortThatIsTaken() throws Exception {
        try (var taken = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            for (String option : List.of("--sip-port", "--media-port")) {
                assertRefused(option, taken.getLocalPort(), "UDP");
            }
        }
    }

    private static void assertRefused(String option, int port, String protocol) throws StartRefused, IOException {
        UpOptions options = options(option, Integer.toString(port));
        assertThatThrownBy(() -> PortCheck.requireFree(options))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining(protocol)
                .hasMessageContaining(option)
                .hasMessageNotContaining("\n");
    }

    /** All ports free, except what is said. */
    private static UpOptions options(String option, String value) throws StartRefused {
        var arguments = new ArrayList<>(List.of(option, value));
        for (String other : List.of("--http-port", "--sip-port", "--media-port")) {
            if (!other.equals(option)) {
                arguments.addAll(List.of(other, "0"));
            }
        }
        return UpOptions.parse(arguments, Map.of(), Path.of("."));
    }
}
