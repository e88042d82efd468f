package dev.oneline.backend.api;

import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.prompt.LibraryName;
import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.speech.Speech;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import io.vertx.core.Future;
import java.util.Map;

/** Speech from text, for administrators: to listen to, and to keep as a prompt. */
final class SpeechOperations {
    private final Speech speech;
    private final PromptOperations prompts;

    /** The contract's Voice. */
    record VoiceReply(String voiceId, String name, String language) {}

    SpeechOperations(Speech speech, PromptOperations prompts) {
        this.speech = speech;
        this.prompts = prompts;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listVoices", Allowed.toOversee(this::voices),
                "speak", Allowed.toAdminister(this::speak),
                "speakPromptSound", Allowed.toAdminister(this::keep));
    }

    private Future<Answer> voices(ApiCall call) {
        return Future.succeededFuture(Answer.ok(speech.voices().stream()
                .map(voice -> new VoiceReply(voice.id(), voice.name(), voice.language()))
                .toList()));
    }

    private Future<Answer> speak(ApiCall call) {
        return spoken(call, call.body().getString("language")).map(pcm -> Answer.bytes("audio/wav", pcm.wav()));
    }

    private Future<Answer> keep(ApiCall call) {
        return spoken(call, call.path("language")).compose(pcm -> prompts.save(call, pcm, text(call)));
    }

    private Future<Pcm> spoken(ApiCall call, String language) {
        var text = text(call);
        if (text.isEmpty()) {
            return Future.failedFuture(Refused.of(Refusal.BAD_REQUEST, "text"));
        }
        return speech.speak(text, spokenLanguage(language, text), call.body().getString("voiceId"));
    }

    private static String text(ApiCall call) {
        return call.body().getString("text").replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** What is for all languages is written in one of them. */
    private static String spokenLanguage(String language, String text) {
        if (!language.equals(LibraryName.EVERY_LANGUAGE)) {
            return language;
        }
        return text.codePoints().anyMatch(Character::isIdeographic) ? "zh-CN" : "en";
    }
}
