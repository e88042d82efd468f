package dev.oneline.backend.flow;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.oneline.core.flow.Asking;
import dev.oneline.core.flow.Condition;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.trial.TrialStep;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Command.TransferOutcome;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** How a flow's variants are told apart in JSON: the same in documents and on the log. */
public final class FlowJson {
    private static final String NO_LABELS = "no labels";

    private FlowJson() {}

    public static JsonMapper.Builder addTo(JsonMapper.Builder builder) {
        return builder.injectableValues(new InjectableValues.Std().addValue(NO_LABELS, Collections.emptySortedMap()))
                .addMixIn(Step.class, StepTypes.class)
                .addMixIn(Step.Menu.class, MenuLabels.class)
                .addMixIn(Sound.class, SoundTypes.class)
                .addMixIn(Sound.As.class, AsNames.class)
                .addMixIn(Condition.Op.class, OpNames.class)
                .addMixIn(TrialStep.class, TrialStepTypes.class)
                .addMixIn(LookUpOutcome.class, OutcomeNames.class)
                .addMixIn(TransferOutcome.class, TransferNames.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Step.Play.class, name = "play"),
        @JsonSubTypes.Type(value = Step.Menu.class, name = "menu"),
        @JsonSubTypes.Type(value = Step.CollectDigits.class, name = "collect-digits"),
        @JsonSubTypes.Type(value = Step.Branch.class, name = "branch"),
        @JsonSubTypes.Type(value = Step.ByCalendar.class, name = "calendar"),
        @JsonSubTypes.Type(value = Step.SetVariables.class, name = "set-variables"),
        @JsonSubTypes.Type(value = Step.Count.class, name = "count"),
        @JsonSubTypes.Type(value = Step.SetLanguage.class, name = "language"),
        @JsonSubTypes.Type(value = Step.LookUp.class, name = "lookup"),
        @JsonSubTypes.Type(value = Step.RecordMessage.class, name = "record"),
        @JsonSubTypes.Type(value = Step.Voicemail.class, name = "voicemail"),
        @JsonSubTypes.Type(value = Step.OfferCallback.class, name = "callback"),
        @JsonSubTypes.Type(value = Step.RingAgent.class, name = "ring-agent"),
        @JsonSubTypes.Type(value = Step.Transfer.class, name = "transfer"),
        @JsonSubTypes.Type(value = Step.DialByName.class, name = "dial-by-name"),
        @JsonSubTypes.Type(value = Step.Survey.class, name = "survey"),
        @JsonSubTypes.Type(value = Step.Enqueue.class, name = "queue"),
        @JsonSubTypes.Type(value = Step.SubFlow.class, name = "sub-flow"),
        @JsonSubTypes.Type(value = Step.Return.class, name = "return"),
        @JsonSubTypes.Type(value = Step.Repeat.class, name = "repeat"),
        @JsonSubTypes.Type(value = Step.Back.class, name = "back"),
        @JsonSubTypes.Type(value = Step.MainMenu.class, name = "main-menu"),
        @JsonSubTypes.Type(value = Step.HangUp.class, name = "hang-up"),
    })
    private interface StepTypes {}

    /** Menus didn't have labels at first, and most have none. */
    @SuppressWarnings("unused") // Jackson reads it.
    private abstract static class MenuLabels {
        @JsonCreator
        MenuLabels(
                @JsonProperty("sounds") List<Sound> sounds,
                @JsonProperty("asking") Asking asking,
                @JsonProperty("labels") @JacksonInject(value = NO_LABELS, useInput = OptBoolean.TRUE)
                        SortedMap<String, SortedMap<String, String>> labels) {}

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract SortedMap<String, SortedMap<String, String>> labels();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Sound.Recording.class, name = "recording"),
        @JsonSubTypes.Type(value = Sound.Music.class, name = "music"),
        @JsonSubTypes.Type(value = Sound.Value.class, name = "value"),
    })
    private interface SoundTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TrialStep.Hears.class, name = "hears"),
        @JsonSubTypes.Type(value = TrialStep.Presses.class, name = "presses"),
        @JsonSubTypes.Type(value = TrialStep.Answers.class, name = "answers"),
        @JsonSubTypes.Type(value = TrialStep.Speaks.class, name = "speaks"),
        @JsonSubTypes.Type(value = TrialStep.Calls.class, name = "calls"),
        @JsonSubTypes.Type(value = TrialStep.Unanswered.class, name = "unanswered"),
        @JsonSubTypes.Type(value = TrialStep.Talks.class, name = "talks"),
        @JsonSubTypes.Type(value = TrialStep.HangsUp.class, name = "hangs-up"),
        @JsonSubTypes.Type(value = TrialStep.Queued.class, name = "queued"),
        @JsonSubTypes.Type(value = TrialStep.Served.class, name = "served"),
    })
    private interface TrialStepTypes {}

    @SuppressWarnings("unused") // Jackson reads the names.
    private enum OutcomeNames {
        @JsonProperty("found")
        FOUND,
        @JsonProperty("not-found")
        NOT_FOUND,
        @JsonProperty("failed")
        FAILED
    }

    @SuppressWarnings("unused") // Jackson reads the names.
    private enum TransferNames {
        @JsonProperty("busy")
        BUSY,
        @JsonProperty("no-answer")
        NO_ANSWER,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("hung-up")
        HUNG_UP
    }

    @SuppressWarnings("unused") // Jackson reads the names.
    private enum AsNames {
        @JsonProperty("digits")
        DIGITS,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("date")
        DATE,
        @JsonProperty("time")
        TIME,
        @JsonProperty("recording")
        RECORDING,
        @JsonProperty("text")
        TEXT
    }

    @SuppressWarnings("unused") // Jackson reads the names.
    private enum OpNames {
        @JsonProperty("is")
        IS,
        @JsonProperty("is-not")
        IS_NOT,
        @JsonProperty("begins-with")
        BEGINS_WITH,
        @JsonProperty("in-list")
        IN_LIST,
        @JsonProperty("at-least")
        AT_LEAST,
        @JsonProperty("below")
        BELOW
    }
}
