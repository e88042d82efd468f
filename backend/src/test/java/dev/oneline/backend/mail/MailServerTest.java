package dev.oneline.backend.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailServerTest {
    @Test
    void shouldBeReadFromItsUrl() throws SettingRefused {
        assertThat(read("smtp://10.0.0.7"))
                .isEqualTo(new MailServer("10.0.0.7", 587, false, null, null, "oneline@localhost"));
        assertThat(read("smtps://desk%40example.com:p%40ss+w@mail.example.com"))
                .isEqualTo(new MailServer(
                        "mail.example.com", 465, true, "desk@example.com", "p@ss+w", "desk@example.com"));
        assertThat(read("smtp://desk:x@[::1]:2525").host()).isEqualTo("::1");
    }

    @Test
    void shouldSayWhatIsWrongWithoutThePassword() {
        for (var wrong :
                new String[] {"mail.example.com", "http://x", "smtp://user:s3cret@", "smtp://a:s3cret@b:99999"}) {
            assertThatThrownBy(() -> read(wrong))
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageContaining("mail")
                    .hasMessageNotContaining("s3cret");
        }
        assertThatThrownBy(() -> MailServer.from(Settings.of(Map.of("mail", "smtp://x", "mail-from", "nobody"))))
                .isInstanceOf(SettingRefused.class);
    }

    @Test
    void shouldNotBeThereUnlessItIsNamed() throws SettingRefused {
        assertThat(MailServer.from(Settings.of(Map.of()))).isEmpty();
    }

    @Test
    void shouldNotTellItsPassword() throws SettingRefused {
        assertThat(read("smtp://desk:s3cret@mail:25").toString()).isEqualTo("smtp://mail:25");
    }

    private static MailServer read(String url) throws SettingRefused {
        return MailServer.from(Settings.of(Map.of("mail", url))).orElseThrow();
    }
}
