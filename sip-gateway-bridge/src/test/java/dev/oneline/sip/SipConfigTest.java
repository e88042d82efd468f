package dev.oneline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.runtime.config.Settings;
import dev.oneline.sip.call.CallTimes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SipConfigTest {
    @Test
    void shouldHaveADefaultForEverything() throws Exception {
        Settings settings = Settings.of(Map.of());

        SipConfig config = SipConfig.from(settings);

        assertThat(config).isEqualTo(new SipConfig("127.0.0.1", 5060, 2_000, 50_000, 3_000, 2_000, CallTimes.DEFAULT));
        assertThat(settings.keysRead()).containsExactly("bind", "sip-max-calls", "sip-max-transactions", "sip-port");
    }
}
