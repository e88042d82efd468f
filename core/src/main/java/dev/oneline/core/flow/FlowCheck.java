package dev.oneline.core.flow;

import dev.oneline.core.flow.FlowProblem.Code;
import dev.oneline.core.flow.speech.SpokenText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Whether a flow makes sense: all that is wrong with it, node by node, and then as a whole. */
public final class FlowCheck {
    public static final int MAX_NODES = 1_000;
    /** Of a menu or a branch, of a play, of a lookup. */
    static final int MAX_PARTS = 50;

    static final int MAX_NAME = 100;
    static final int MAX_WAIT_MS = 120_000;
    static final int MAX_RECORDING_MS = 10 * 60_000;
    static final int MAX_ATTEMPTS = 10;
    static final int MAX_DIGITS = 32;
    private static final int MAX_PROBLEMS = 200;
    private static final String ID = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Z]{2})?";

    private final Flow flow;
    private final FlowWorld world;
    private final Set<String> nodeIds = new LinkedHashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final List<FlowProblem> problems = new ArrayList<>();

    private FlowCheck(Flow flow, FlowWorld world) {
        this.flow = flow;
        this.world = world;
    }

    /** Empty: nothing is wrong, and nothing is doubtful. */
    public static List<FlowProblem> problems(Flow flow, FlowWorld world) {
        var check = new FlowCheck(flow, world);
        check.check();
        return List.copyOf(check.problems);
    }

    static boolean sound(Flow flow, FlowWorld world) {
        return problems(flow, world).stream().allMatch(problem -> problem.code().doubtful());
    }

    private void check() {
        id("", "flowId", flow.flowId());
        name("", flow.name());
        language("", flow.language());
        if (flow.nodes().size() > MAX_NODES) {
            add("", "nodes", Code.TOO_MANY, Integer.toString(MAX_NODES));
            // What has no bound isn't read.
            return;
        }
        languages.addAll(flow.languages());
        for (var node : flow.nodes()) {
            if (!nodeIds.add(node.nodeId())) {
                add(node.nodeId(), "", Code.ID_TWICE, node.nodeId());
            }
            if (node.step() instanceof Step.CollectDigits collect && collect.secret()) {
                secrets.add(collect.variable());
            }
        }
        if (!nodeIds.contains(flow.startNodeId())) {
            add("", "startNodeId", Code.NO_START, flow.startNodeId());
        }
        for (var node : flow.nodes()) {
            id(node.nodeId(), "nodeId", node.nodeId());
            name(node.nodeId(), node.name());
            exits(node);
            step(node.nodeId(), node.step());
        }
        new FlowPaths(flow, world, this::add).check();
        ChatFit.problems(flow, world, this::add);
    }

    private void exits(FlowNode node) {
        var at = node.nodeId();
        var required = Exits.required(node.step());
        for (var exit : required) {
            if (!node.exits().containsKey(exit)) {
                add(at, "exits/" + exit, Code.MISSING_EXIT, exit);
            }
        }
        var menu = node.step() instanceof Step.Menu;
        if (menu && Exits.keys(node).isEmpty()) {
            add(at, "exits", Code.NO_KEYS, "");
        }
        if (menu && overlap(Exits.keys(node))) {
            add(at, "exits", Code.KEYS_OVERLAP, "");
        }
        if (node.exits().size() > MAX_PARTS) {
            add(at, "exits", Code.TOO_MANY, Integer.toString(MAX_PARTS));
            return;
        }
        node.exits().forEach((exit, to) -> {
            var known = required.contains(exit) || Exits.optional(node.step()).contains(exit);
            if (!known && !(menu && Exits.isKeys(exit))) {
                add(at, "exits/" + exit, Code.UNKNOWN_EXIT, exit);
            } else if (!nodeIds.contains(to)) {
                add(at, "exits/" + exit, Code.UNKNOWN_NODE, to);
            }
        });
    }

    private static boolean overlap(Set<String> keys) {
        return keys.stream()
                .anyMatch(one -> keys.stream().anyMatch(other -> !other.equals(one) && other.startsWith(one)));
    }

    private void step(String at, Step step) {
        switch (step) {
            case Step.Play s -> sounds(at, "sounds", s.sounds());
            case Step.Menu s -> {
                sounds(at, "sounds", s.sounds());
                asking(at, s.asking());
                labels(at, s.labels());
            }
            case Step.CollectDigits s -> collect(at, s);
            case Step.Branch s -> branch(at, s);
            case Step.ByCalendar s ->
                known(at, "calendarId", s.calendarId(), world.calendarIds(), Code.UNKNOWN_CALENDAR);
            case Step.SetVariables s -> {
                atMost(at, "values", s.values().size());
                s.values().forEach((name, value) -> {
                    variable(at, "values/" + name, name);
                    text(at, "values/" + name, value);
                    open(at, "values/" + name, Template.mentioned(value));
                });
            }
            case Step.Count s -> {
                variable(at, "variable", s.variable());
                open(at, "variable", Set.of(s.variable()));
            }
            case Step.SetLanguage s -> language(at, s.language());
            case Step.LookUp s -> lookUp(at, s);
            case Step.Enqueue s -> known(at, "queueId", s.queueId(), world.queueIds(), Code.UNKNOWN_QUEUE);
            case Step.SubFlow s -> {
                if (!s.flowId().equals(flow.flowId())) {
                    known(at, "flowId", s.flowId(), world.flows().keySet(), Code.UNKNOWN_FLOW);
                }
            }
            case Step.RecordMessage s -> record(at, s);
            case Step.Voicemail s -> {
                known(at, "boxId", s.boxId(), world.boxIds(), Code.UNKNOWN_BOX);
                sounds(at, "sounds", s.sounds());
            }
            case Step.OfferCallback s -> {
                known(at, "queueId", s.queueId(), world.queueIds(), Code.UNKNOWN_QUEUE);
                text(at, "number", s.number());
                open(at, "number", Template.mentioned(s.number()));
            }
            case Step.RingAgent s -> {
                known(at, "queueId", s.queueId(), world.queueIds(), Code.UNKNOWN_QUEUE);
                filled(at, "agent", s.agent());
                if (Template.mentioned(s.agent()).isEmpty()) {
                    known(at, "agent", s.agent().strip(), world.agents(), Code.UNKNOWN_AGENT);
                }
            }
            case Step.Transfer s -> transfer(at, s);
            case Step.Survey s -> survey(at, s);
            case Step.DialByName s -> dialByName(at, s);
            case Step.Return s -> {}
            case Step.Repeat s -> {}
            case Step.Back s -> {}
            case Step.MainMenu s -> {}
            case Step.HangUp s -> {}
        }
    }

    private void record(String at, Step.RecordMessage step) {
        sounds(at, "sounds", step.sounds());
        variable(at, "variable", step.variable());
        range(at, "maxMs", step.maxMs(), 1_000, MAX_RECORDING_MS);
        range(at, "silenceMs", step.silenceMs(), 1_000, MAX_WAIT_MS);
        terminators(at, step.terminators());
    }

    private void survey(String at, Step.Survey step) {
        sounds(at, "sounds", step.sounds());
        asking(at, step.asking());
        range(at, "highest", step.highest(), 2, 9);
        id(at, "question", step.question());
    }

    private void dialByName(String at, Step.DialByName step) {
        sounds(at, "sounds", step.sounds());
        asking(at, step.asking());
        variable(at, "variable", step.variable());
        DialingByName.RECORDINGS.forEach(name -> recording(at, "", name));
    }

    private void filled(String at, String field, String template) {
        if (template.isBlank()) {
            add(at, field, Code.EMPTY, "");
        }
        text(at, field, template);
        open(at, field, Template.mentioned(template));
    }

    private void transfer(String at, Step.Transfer step) {
        filled(at, "number", step.number());
        sounds(at, "sounds", step.sounds());
        range(at, "ringMs", step.ringMs(), 1_000, MAX_WAIT_MS);
        atMost(at, "prefixes", step.prefixes().size());
        for (var i = 0; i < step.prefixes().size(); i++) {
            if (!step.prefixes().get(i).matches(Dialling.NUMBER)) {
                add(at, "prefixes/" + i, Code.BAD_NUMBER, step.prefixes().get(i));
            }
        }
        if (!Template.mentioned(step.number()).isEmpty()) {
            if (step.prefixes().isEmpty()) {
                add(at, "prefixes", Code.PREFIXES_MISSING, "");
            }
        } else if (!step.number().isBlank() && !step.number().strip().matches(Dialling.NUMBER)) {
            add(at, "number", Code.BAD_NUMBER, step.number());
        }
    }

    /** That a key has none, or lacks a language, is nothing wrong: then it is offered as itself. */
    private void labels(String at, SortedMap<String, SortedMap<String, String>> labels) {
        atMost(at, "labels", labels.size());
        var seen = new HashSet<String>();
        labels.forEach((key, texts) -> {
            if (!Exits.isKeys(key)) {
                add(at, "labels/" + key, Code.UNKNOWN_EXIT, key);
            }
            atMost(at, "labels/" + key, texts.size());
            texts.forEach((language, text) -> {
                var place = "labels/" + key + "/" + language;
                if (!language.matches(LANGUAGE)) {
                    add(at, place, Code.BAD_ID, language);
                } else if (text.isBlank()) {
                    add(at, place, Code.EMPTY, "");
                } else if (text.length() > MAX_NAME) {
                    add(at, place, Code.TOO_LONG, Integer.toString(MAX_NAME));
                } else if (!seen.add(language + " " + text.strip())) {
                    add(at, place, Code.ID_TWICE, text);
                }
            });
        });
    }

    private void collect(String at, Step.CollectDigits step) {
        sounds(at, "sounds", step.sounds());
        asking(at, step.asking());
        variable(at, "variable", step.variable());
        range(at, "maxDigits", step.maxDigits(), 1, MAX_DIGITS);
        range(at, "minDigits", step.minDigits(), 1, step.maxDigits());
        terminators(at, step.terminators());
    }

    private void terminators(String at, String terminators) {
        if (!terminators.matches("[0-9*#]{0,4}")) {
            add(at, "terminators", Code.OUT_OF_RANGE, "0–9 * #");
        }
    }

    private void branch(String at, Step.Branch step) {
        atMost(at, "cases", step.cases().size());
        var seen = new HashSet<String>();
        for (var i = 0; i < step.cases().size(); i++) {
            var place = "cases/" + i;
            var each = step.cases().get(i);
            id(at, place + "/exit", each.exit());
            if (each.exit().equals(Exits.ELSE) || !seen.add(each.exit())) {
                add(at, place + "/exit", Code.ID_TWICE, each.exit());
            }
            atMost(at, place + "/all", each.all().size());
            for (var j = 0; j < each.all().size(); j++) {
                condition(at, place + "/all/" + j, each.all().get(j));
            }
        }
    }

    private void condition(String at, String place, Condition condition) {
        var ofQueue = Comparing.OF_QUEUE.matcher(condition.subject());
        if (ofQueue.matches()) {
            known(at, place + "/subject", ofQueue.group(1), world.queueIds(), Code.UNKNOWN_QUEUE);
        } else {
            variable(at, place + "/subject", condition.subject());
            open(at, place + "/subject", Set.of(condition.subject()));
        }
        if (condition.op() == Condition.Op.IN_LIST) {
            known(at, place + "/value", condition.value(), world.listIds(), Code.UNKNOWN_LIST);
        }
        text(at, place + "/value", condition.value());
        open(at, place + "/value", Template.mentioned(condition.value()));
    }

    private void lookUp(String at, Step.LookUp step) {
        sounds(at, "sounds", step.sounds());
        id(at, "service", step.service());
        if (step.service().matches(ID) && !world.services().test(step.service())) {
            add(at, "service", Code.UNKNOWN_SERVICE, step.service());
        }
        range(at, "timeoutMs", step.timeoutMs(), 100, MAX_WAIT_MS);
        atMost(at, "arguments", step.arguments().size());
        atMost(at, "results", step.results().size());
        step.arguments().forEach((name, value) -> {
            variable(at, "arguments/" + name, name);
            text(at, "arguments/" + name, value);
        });
        for (var i = 0; i < step.results().size(); i++) {
            variable(at, "results/" + i, step.results().get(i));
        }
    }

    private void asking(String at, Asking asking) {
        range(at, "asking/firstKeyMs", asking.firstKeyMs(), 100, MAX_WAIT_MS);
        range(at, "asking/nextKeyMs", asking.nextKeyMs(), 100, MAX_WAIT_MS);
        range(at, "asking/attempts", asking.attempts(), 1, MAX_ATTEMPTS);
        sounds(at, "asking/noInput", asking.noInput());
        sounds(at, "asking/wrongInput", asking.wrongInput());
    }

    private void sounds(String at, String field, List<Sound> sounds) {
        atMost(at, field, sounds.size());
        for (var i = 0; i < sounds.size(); i++) {
            var place = field + "/" + i;
            switch (sounds.get(i)) {
                case Sound.Recording recording -> recording(at, place, recording.name());
                case Sound.Music music -> {
                    if (!world.sounds().test(music.name())) {
                        add(at, place, Code.UNKNOWN_SOUND, music.name());
                    }
                }
                case Sound.Value value -> {
                    if (value.as() == Sound.As.TEXT) {
                        spoken(at, place, value.text());
                    }
                    text(at, place, value.text());
                    open(at, place, Template.mentioned(value.text()));
                }
            }
        }
    }

    /** Callers in a language that lacks it hear nothing: doubtful as long as others hear it. */
    private void recording(String at, String place, String name) {
        var lacking = languages.stream()
                .filter(language -> !world.sounds().test(language + "/" + name))
                .toList();
        if (lacking.size() == languages.size()) {
            add(at, place, Code.UNKNOWN_SOUND, name);
        } else {
            lacking.forEach(language -> add(at, place, Code.SOUND_LACKS_LANGUAGE, language + "/" + name));
        }
    }

    /** What is put into it is cut; what is written there is told in time. */
    private void spoken(String at, String place, String text) {
        if (text.isBlank()) {
            add(at, place, Code.EMPTY, "");
        } else if (Template.fill(text, Map.of()).length() > SpokenText.MAX_CHARS) {
            add(at, place, Code.TOO_LONG, Integer.toString(SpokenText.MAX_CHARS));
        }
        languages.stream()
                .filter(language -> !world.voices().test(language))
                .forEach(language -> add(at, place, Code.LANGUAGE_NOT_SPOKEN, language));
    }

    /** What was typed in secret isn't among them. */
    private void open(String at, String field, Set<String> mentioned) {
        mentioned.stream().filter(secrets::contains).forEach(name -> add(at, field, Code.SECRET_SHOWN, name));
    }

    private void variable(String at, String field, String name) {
        if (!Template.isVariable(name)) {
            add(at, field, Code.BAD_VARIABLE, name);
        }
    }

    private void known(String at, String field, String id, Set<String> ids, Code otherwise) {
        if (!ids.contains(id)) {
            add(at, field, otherwise, id);
        }
    }

    private void id(String at, String field, String id) {
        if (!id.matches(ID)) {
            add(at, field, Code.BAD_ID, id);
        }
    }

    private void name(String at, String name) {
        if (name.isBlank()) {
            add(at, "name", Code.EMPTY, "");
        } else if (name.length() > MAX_NAME) {
            add(at, "name", Code.TOO_LONG, Integer.toString(MAX_NAME));
        }
    }

    private void language(String at, String language) {
        if (!language.matches(LANGUAGE)) {
            add(at, "language", Code.BAD_ID, language);
        }
    }

    private void text(String at, String field, String text) {
        if (text.length() > Template.MAX_CHARS) {
            add(at, field, Code.TOO_LONG, Integer.toString(Template.MAX_CHARS));
        }
    }

    private void range(String at, String field, long value, long min, long max) {
        if (value < min || value > max) {
            add(at, field, Code.OUT_OF_RANGE, min + "–" + max);
        }
    }

    private void atMost(String at, String field, int size) {
        if (size > MAX_PARTS) {
            add(at, field, Code.TOO_MANY, Integer.toString(MAX_PARTS));
        }
    }

    private void add(String at, String field, Code code, String detail) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new FlowProblem(
                    at, field, code, detail.length() <= MAX_NAME ? detail : detail.substring(0, MAX_NAME)));
        }
    }
}
