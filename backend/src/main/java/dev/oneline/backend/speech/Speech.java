package dev.oneline.backend.speech;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.prompt.sound.SoundFile;
import dev.oneline.backend.speech.SpeechEngine.Voice;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.work.WorkPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks with the first engine that can. What was spoken lately is kept, so that listening, listening again and saving are one
 * piece of work. Thread-safe.
 */
public final class Speech implements AutoCloseable {
    public static final int MAX_CHARS = 1_000;
    static final int MAX_KEPT = 64;
    static final long MAX_KEPT_BYTES = 32L * 1_024 * 1_024;

    /** Texts that wait to be read, at most; each is a few seconds. */
    private static final int MAX_DECODED = 64;

    private static final long NO_HURRY_MS = 0;
    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);

    private final List<SpeechEngine> engines;
    private final WorkPool decoders = new WorkPool("speech-sounds", 1, MAX_DECODED);
    private final MeterRegistry meters;
    /** The one that wasn't asked for longest comes first. */
    private final LinkedHashMap<Utterance, Pcm> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptBytes;

    private record Utterance(String text, String language, String voiceId) {}

    private record Candidate(SpeechEngine engine, Voice voice) {}

    /**
     * One text that is being spoken.
     *
     * @param soon by whoever can, in time; fails with {@link Refusal#NO_SPEECH} when nobody can
     * @param best by the engine of first choice, however long it takes; fails when it can't
     */
    record Speaking(Future<Pcm> soon, Future<Pcm> best) {}

    public Speech(List<SpeechEngine> engines, MeterRegistry meters) {
        this.engines = List.copyOf(engines);
        this.meters = meters;
    }

    public List<Voice> voices() {
        return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
    }

    public boolean speaks(String language) {
        return voices().stream().anyMatch(voice -> voice.speaks(language));
    }

    /** Who speaks a language, in which order: a text sounds the same for as long as this is the same. */
    String speakersOf(String language) {
        return candidates(language, null).stream()
                .map(each -> each.voice().id() + " " + each.voice().name())
                .collect(Collectors.joining("\n"));
    }

    /**
     * At {@link Pcm#RATE_HZ}. Fails with {@link Refusal#NO_SPEECH} when nobody can speak it.
     *
     * @param voiceId null, or unknown: any that speaks the language
     */
    public Future<Pcm> speak(String text, String language, @Nullable String voiceId) {
        var utterance = new Utterance(text, language, voiceId == null ? "" : voiceId);
        var known = known(utterance);
        return known == null
                ? attempt(candidates(language, voiceId), 0, utterance, NO_HURRY_MS)
                        .onSuccess(pcm -> keep(utterance, pcm))
                : Future.succeededFuture(known);
    }

    /**
     * Somebody listens already. Nothing of it is kept here.
     *
     * @param hurryMs so long each engine has until the next one is asked, too
     */
    Speaking speakSoon(String text, String language, long hurryMs) {
        var utterance = new Utterance(text, language, "");
        var candidates = candidates(language, null);
        if (candidates.isEmpty()) {
            Future<Pcm> nobody = Future.failedFuture(Refused.because(Refusal.NO_SPEECH));
            return new Speaking(nobody, nobody);
        }
        var best = by(candidates.getFirst(), utterance);
        return new Speaking(orNext(best, candidates, 0, utterance, hurryMs), best);
    }

    /** The chosen voice first, then one of each other engine: better another voice than none. */
    private List<Candidate> candidates(String language, @Nullable String voiceId) {
        var chosen = new ArrayList<Candidate>();
        var others = new ArrayList<Candidate>();
        for (var engine : engines) {
            engine.voices().stream()
                    .filter(voice -> voice.id().equals(voiceId))
                    .forEach(voice -> chosen.add(new Candidate(engine, voice)));
            engine.voices().stream()
                    .filter(voice -> voice.speaks(language))
                    .findFirst()
                    .ifPresent(voice -> others.add(new Candidate(engine, voice)));
        }
        chosen.addAll(others);
        return chosen;
    }

    private Future<Pcm> attempt(List<Candidate> candidates, int at, Utterance utterance, long hurryMs) {
        return at >= candidates.size()
                ? Future.failedFuture(Refused.because(Refusal.NO_SPEECH))
                : orNext(by(candidates.get(at), utterance), candidates, at, utterance, hurryMs);
    }

    private Future<Pcm> orNext(
            Future<Pcm> spoken, List<Candidate> candidates, int at, Utterance utterance, long hurryMs) {
        boolean hurry = hurryMs != NO_HURRY_MS && at + 1 < candidates.size();
        return (hurry ? spoken.timeout(hurryMs, TimeUnit.MILLISECONDS) : spoken).recover(cause -> {
            // Not the text: it may be a customer's.
            LOG.warn(
                    "speech failed engine={} language={} chars={} cause=\"{}\"",
                    candidates.get(at).engine().id(),
                    utterance.language(),
                    utterance.text().length(),
                    cause.getMessage());
            return attempt(candidates, at + 1, utterance, hurryMs);
        });
    }

    private Future<Pcm> by(Candidate candidate, Utterance utterance) {
        long beganNs = System.nanoTime();
        return candidate
                .engine()
                .speak(utterance.text(), utterance.language(), candidate.voice())
                .compose(file -> decoders.run(() -> SoundFile.read(file)))
                .onComplete(done -> meters.timer(
                                "oneline.speech",
                                "engine",
                                candidate.engine().id(),
                                "outcome",
                                done.succeeded() ? "spoken" : "failed")
                        .record(System.nanoTime() - beganNs, TimeUnit.NANOSECONDS));
    }

    private synchronized @Nullable Pcm known(Utterance utterance) {
        return kept.get(utterance);
    }

    private synchronized void keep(Utterance utterance, Pcm pcm) {
        var before = kept.put(utterance, pcm);
        keptBytes += bytes(pcm) - (before == null ? 0 : bytes(before));
        var oldest = kept.entrySet().iterator();
        while (kept.size() > MAX_KEPT || keptBytes > MAX_KEPT_BYTES) {
            Map.Entry<Utterance, Pcm> forgotten = oldest.next();
            keptBytes -= bytes(forgotten.getValue());
            oldest.remove();
        }
    }

    private static long bytes(Pcm pcm) {
        return 2L * pcm.samples().length;
    }

    @Override
    public void close() {
        engines.forEach(SpeechEngine::close);
        decoders.close();
    }
}
