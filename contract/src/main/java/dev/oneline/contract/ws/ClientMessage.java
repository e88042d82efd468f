package dev.oneline.contract.ws;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a browser sends. Valid by {@code ClientMessage} of the schema before it is read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientMessage.SignIn.class, name = "sign-in"),
    @JsonSubTypes.Type(value = ClientMessage.SignOut.class, name = "sign-out"),
    @JsonSubTypes.Type(value = ClientMessage.SetReady.class, name = "set-ready"),
    @JsonSubTypes.Type(value = ClientMessage.SetNotReady.class, name = "set-not-ready"),
    @JsonSubTypes.Type(value = ClientMessage.AcceptOffer.class, name = "accept-offer"),
    @JsonSubTypes.Type(value = ClientMessage.DeclineOffer.class, name = "decline-offer"),
    @JsonSubTypes.Type(value = ClientMessage.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = ClientMessage.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = ClientMessage.HangUp.class, name = "hang-up"),
    @JsonSubTypes.Type(value = ClientMessage.CompleteWrapUp.class, name = "complete-wrap-up"),
    @JsonSubTypes.Type(value = ClientMessage.ExtendWrapUp.class, name = "extend-wrap-up"),
    @JsonSubTypes.Type(value = ClientMessage.AssignContact.class, name = "assign-contact"),
    @JsonSubTypes.Type(value = ClientMessage.MoveContact.class, name = "move-contact"),
    @JsonSubTypes.Type(value = ClientMessage.RequestCallback.class, name = "request-callback"),
    @JsonSubTypes.Type(value = ClientMessage.Say.class, name = "say"),
    @JsonSubTypes.Type(value = ClientMessage.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = ClientMessage.SdpOffer.class, name = "sdp-offer"),
    @JsonSubTypes.Type(value = ClientMessage.Beat.class, name = "beat"),
})
public sealed interface ClientMessage {
    /** A message that is answered by {@code ok}, {@code sdp-answer} or {@code refused} with the same id. */
    sealed interface Request extends ClientMessage {
        long id();
    }

    /** What a supervisor asks for, of the floor. */
    sealed interface FloorRequest extends Request {}

    record Hello(String token, @Nullable String language) implements ClientMessage {}

    record Beat(long timeMs) implements ClientMessage {}

    record SignIn(long id) implements Request {}

    record SignOut(long id) implements Request {}

    record SetReady(long id) implements Request {}

    record SetNotReady(long id, String reason) implements Request {}

    record AcceptOffer(long id, String offerId) implements Request {}

    record DeclineOffer(long id, String offerId) implements Request {}

    record Hold(long id, String contactId) implements Request {}

    record Resume(long id, String contactId) implements Request {}

    record HangUp(long id, String contactId) implements Request {}

    record CompleteWrapUp(
            long id,
            String contactId,
            String disposition,
            @Nullable String note) implements Request {}

    record ExtendWrapUp(long id, String contactId) implements Request {}

    record AssignContact(long id, String contactId, String agentId) implements FloorRequest {}

    record MoveContact(long id, String contactId, String queueId) implements FloorRequest {}

    record RequestCallback(long id, String contactId, String number) implements Request {}

    /** @param messageId of the writer's own making: sent again, it is said once */
    record Say(long id, String contactId, String messageId, String text) implements Request {}

    /** @param to the message whose choice it is */
    record Choose(long id, String contactId, String messageId, String to, String key) implements Request {}

    /** @param attempt grows with every offer of a leg */
    record SdpOffer(long id, String contactId, String legId, long attempt, String sdp) implements Request {}
}
