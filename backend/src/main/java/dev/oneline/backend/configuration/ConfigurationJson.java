package dev.oneline.backend.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.text.Words;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;

/** The core's configuration in the contract's words: the same names, and kebab-case for what is one of a few. */
public final class ConfigurationJson {
    private static final ObjectMapper MAPPER = mapper();

    private ConfigurationJson() {}

    /** The contract's Configuration. */
    record Document(long version, long changedAtMs, String changedBy, String note, RoutingConfiguration routing) {}

    public static String write(ConfigurationHistory.Version version, RoutingConfiguration routing) {
        try {
            return MAPPER.writeValueAsString(new Document(
                    version.version(), version.changedAtMs(), version.changedBy(), version.note(), routing));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a configuration must be writable", e);
        }
    }

    /** @param text valid by the contract's RoutingConfiguration */
    public static RoutingConfiguration read(String text) throws Refused {
        try {
            return MAPPER.readValue(text, RoutingConfiguration.class);
        } catch (JsonProcessingException e) {
            throw Refused.of(Refusal.BAD_REQUEST, "routing");
        }
    }

    private static ObjectMapper mapper() {
        var words = Words.module();
        addReader(words, Channel.class);
        addReader(words, DayOfWeek.class);
        addReader(words, Overflow.Kind.class);
        addReader(words, Strategy.class);
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(words)
                .build();
    }

    private static <T extends Enum<T>> void addReader(SimpleModule words, Class<T> type) {
        words.addDeserializer(type, new OfWord<>(type));
    }

    private static final class OfWord<T extends Enum<T>> extends StdDeserializer<T> {
        private final Class<T> type;

        OfWord(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var word = parser.getText();
            try {
                return Words.read(type, word);
            } catch (IllegalArgumentException unknown) {
                throw context.weirdStringException(word, type, "not one of the contract's words");
            }
        }
    }
}
