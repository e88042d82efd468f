package dev.oneline.backend.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.oneline.contract.json.Json;
import dev.oneline.contract.ws.ClientMessage;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaException;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what a browser sent, if it is a {@code ClientMessage} of {@code ws.schema.json}. Thread-safe. */
public final class MessageSchema {
    private static final String RESOURCE = "contract/ws.schema.json";

    /** One for each kind of message, by its type: trying them all would cost thirteen validations a message. */
    private final Map<String, Validator> validators;

    private MessageSchema(Map<String, Validator> validators) {
        this.validators = Map.copyOf(validators);
    }

    public static MessageSchema load() {
        var document = new JsonObject(text());
        var definitions = document.getJsonObject("$defs");
        var options = new JsonSchemaOptions()
                .setBaseUri("https://oneline.dev/contract/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Flag);
        var repository = SchemaRepository.create(options).dereference(JsonSchema.of(document));
        var validators = new HashMap<String, Validator>();
        for (Object kind : definitions.getJsonObject("ClientMessage").getJsonArray("oneOf")) {
            var reference = ((JsonObject) kind).getString("$ref");
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            var type = definitions
                    .getJsonObject(name)
                    .getJsonObject("properties")
                    .getJsonObject("type")
                    .getString("const");
            var schema = new JsonObject().put("$ref", document.getString("$id") + "#/$defs/" + name);
            validators.put(type, repository.validator(JsonSchema.of(schema), options));
        }
        return new MessageSchema(validators);
    }

    /** Empty when it isn't JSON, or isn't valid. */
    public Optional<ClientMessage> read(String text) {
        try {
            var json = new JsonObject(text);
            var validator = json.getValue("type") instanceof String type ? validators.get(type) : null;
            if (validator == null || !Objects.equals(validator.validate(json).getValid(), true)) {
                return Optional.empty();
            }
            return Optional.of(Json.MAPPER.readValue(text, ClientMessage.class));
        } catch (DecodeException | SchemaException | JsonProcessingException bad) {
            return Optional.empty();
        }
    }

    private static String text() {
        try (var in = MessageSchema.class.getResourceAsStream("/" + RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
