package dev.oneline.sip.jain;

import dev.oneline.sip.desk.SipFigures;
import dev.oneline.sip.screen.MessageScreen;
import dev.oneline.sip.screen.Source;
import dev.oneline.sip.screen.Verdict;
import dev.oneline.sip.trunk.TrunkBook;
import java.net.InetAddress;

/** The door that a screen keeps, counting whom it turns away. */
final class ScreenDoor implements Door {
    private final MessageScreen screen;
    private final TrunkBook trunks;
    private final SipFigures figures;

    ScreenDoor(MessageScreen screen, TrunkBook trunks, SipFigures figures) {
        this.screen = screen;
        this.trunks = trunks;
        this.figures = figures;
    }

    @Override
    public Look look(String message, InetAddress source, int sourcePort, boolean overUdp) {
        return switch (screen.look(message, new Source(source.getHostAddress(), sourcePort, overUdp))) {
            case Verdict.Pass pass -> Look.pass(pass.message());
            case Verdict.Answer answer -> {
                if (answer.status() >= 300) {
                    figures.refused(answer.status());
                }
                yield Look.answer(answer.message(), answer.port());
            }
            case Verdict.Drop drop -> {
                figures.dropped(drop.why());
                yield Look.drop();
            }
        };
    }

    @Override
    public boolean admits(InetAddress source) {
        boolean admitted = trunks.bySource(source.getHostAddress()) != null;
        if (!admitted) {
            figures.dropped(Verdict.Why.STRANGER);
        }
        return admitted;
    }
}
