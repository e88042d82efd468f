package dev.oneline.backend.rig;

import dev.oneline.backend.prompt.sound.Pcm;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A script that understands Piper's command line: {@code piper --model VOICE.onnx --output_file -}, a line of text on its standard
 * input, a WAV file on its standard output. What a voice of it says is the content of its model.
 */
public final class FakePiper {
    private static final String SCRIPT = """
            #!/bin/sh
            while [ $# -gt 0 ]; do
              case "$1" in
                -m|--model) model=$2; shift 2 ;;
                -f|--output_file) output=$2; shift 2 ;;
                *) exit 2 ;;
              esac
            done
            [ "$output" = - ] && [ -f "$model.json" ] || exit 3
            read -r line || exit 4
            printf '%s' "$line" > "$(dirname "$0")/heard"
            cat "$model"
            """;

    private final Path folder;

    private FakePiper(Path folder) {
        this.folder = folder;
    }

    public static FakePiper in(Path folder) throws IOException {
        var script = Files.writeString(folder.resolve("piper"), SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new FakePiper(folder);
    }

    public FakePiper speaking(String voice, String languageCode, short[] says) throws IOException {
        Files.write(folder.resolve(voice + ".onnx"), new Pcm(Pcm.RATE_HZ, says).wav());
        var config = new JsonObject().put("language", new JsonObject().put("code", languageCode));
        Files.writeString(folder.resolve(voice + ".onnx.json"), config.encode());
        return this;
    }

    public String program() {
        return folder.resolve("piper").toString();
    }

    /** The last text that was spoken. */
    public String heard() throws IOException {
        return Files.readString(folder.resolve("heard"));
    }
}
