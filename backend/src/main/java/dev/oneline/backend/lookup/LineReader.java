package dev.oneline.backend.lookup;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Cuts what comes in pieces into lines. That one is too long is told at once, not when it ends. */
final class LineReader {
    private static final byte NEW_LINE = '\n';
    private static final byte CARRIAGE_RETURN = '\r';

    private final int maxBytes;
    private Buffer rest = Buffer.buffer();
    private boolean tooLong;

    LineReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Those that are whole now, without their ends, but for the empty ones. */
    List<byte[]> read(Buffer piece) {
        var lines = new ArrayList<byte[]>();
        int from = 0;
        for (int at = 0; at < piece.length() && !tooLong; at++) {
            if (piece.getByte(at) == NEW_LINE) {
                keep(piece, from, at);
                var line = taken();
                if (line.length > 0 && !tooLong) {
                    lines.add(line);
                }
                from = at + 1;
            }
        }
        keep(piece, from, piece.length());
        return lines;
    }

    /** From here on nothing is read. */
    boolean isTooLong() {
        return tooLong;
    }

    private void keep(Buffer piece, int from, int to) {
        tooLong |= rest.length() + (to - from) > maxBytes;
        if (!tooLong) {
            rest.appendBuffer(piece, from, to - from);
        }
    }

    private byte[] taken() {
        int length = rest.length();
        boolean returns = length > 0 && rest.getByte(length - 1) == CARRIAGE_RETURN;
        var line = rest.getBytes(0, returns ? length - 1 : length);
        rest = Buffer.buffer();
        return line;
    }
}
