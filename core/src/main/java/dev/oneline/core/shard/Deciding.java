package dev.oneline.core.shard;

import dev.oneline.core.agent.AttachingDesk;
import dev.oneline.core.agent.SettingReadiness;
import dev.oneline.core.agent.Signing;
import dev.oneline.core.config.Configuring;
import dev.oneline.core.contact.Arriving;
import dev.oneline.core.contact.CompletingWrapUp;
import dev.oneline.core.contact.ConnectingLeg;
import dev.oneline.core.contact.CustomerEnding;
import dev.oneline.core.contact.ExtendingWrapUp;
import dev.oneline.core.contact.FinishingGreeting;
import dev.oneline.core.contact.HangingUp;
import dev.oneline.core.contact.HoldingContact;
import dev.oneline.core.contact.LeavingMessage;
import dev.oneline.core.contact.LosingNode;
import dev.oneline.core.contact.MovingContact;
import dev.oneline.core.contact.RequestingCallback;
import dev.oneline.core.flow.InFlow;
import dev.oneline.core.flow.PublishingFlow;
import dev.oneline.core.flow.Transferring;
import dev.oneline.core.offer.AcceptingOffer;
import dev.oneline.core.offer.AssigningContact;
import dev.oneline.core.offer.DecliningOffer;
import dev.oneline.core.timer.FiringTimer;

/** Each command's decider. They read the view and change nothing. */
final class Deciding {
    private Deciding() {}

    static Decision decide(ShardView view, Command command, long nowMs) {
        return switch (command) {
            case Command.Configure c -> Configuring.decide(view, c);
            case Command.ArriveContact c -> Arriving.decide(view, c, nowMs);
            case Command.FinishPrompt c -> FinishingGreeting.decide(view, c, nowMs);
            case Command.FinishInput c -> InFlow.decide(view, c, nowMs);
            case Command.FinishLookUp c -> InFlow.decide(view, c, nowMs);
            case Command.AnswerTransfer c -> Transferring.decide(view, c, nowMs);
            case Command.EndTransfer c -> Transferring.decide(view, c, nowMs);
            case Command.FinishRecording c -> LeavingMessage.decide(view, c, nowMs);
            case Command.PublishFlow c -> PublishingFlow.decide(view, c);
            case Command.EndByCustomer c -> CustomerEnding.decide(view, c, nowMs);
            case Command.ConnectLeg c -> ConnectingLeg.decide(view, c);
            case Command.LoseLeg c -> ConnectingLeg.decide(view, c, nowMs);
            case Command.LoseNode c -> LosingNode.decide(view, c, nowMs);
            case Command.SignIn c -> Signing.decide(view, c);
            case Command.SignOut c -> Signing.decide(view, c);
            case Command.SetReady c -> SettingReadiness.decide(view, c);
            case Command.SetNotReady c -> SettingReadiness.decide(view, c);
            case Command.AttachDesk c -> AttachingDesk.decide(view, c);
            case Command.DetachDesk c -> AttachingDesk.decide(view, c, nowMs);
            case Command.AcceptOffer c -> AcceptingOffer.decide(view, c);
            case Command.DeclineOffer c -> DecliningOffer.decide(view, c);
            case Command.HoldContact c -> HoldingContact.decide(view, c);
            case Command.ResumeContact c -> HoldingContact.decide(view, c);
            case Command.HangUp c -> HangingUp.decide(view, c, nowMs);
            case Command.CompleteWrapUp c -> CompletingWrapUp.decide(view, c, nowMs);
            case Command.ExtendWrapUp c -> ExtendingWrapUp.decide(view, c);
            case Command.AssignContact c -> AssigningContact.decide(view, c, nowMs);
            case Command.MoveContact c -> MovingContact.decide(view, c);
            case Command.RequestCallback c -> RequestingCallback.decide(view, c, nowMs);
            case Command.FireTimer c -> FiringTimer.decide(view, c, nowMs);
        };
    }
}
