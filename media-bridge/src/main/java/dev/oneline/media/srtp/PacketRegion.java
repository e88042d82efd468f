package dev.oneline.media.srtp;

import org.jitsi.utils.ByteArrayBuffer;

/** A packet inside a larger array, as jitsi-srtp wants it; reused, so that no packet costs an object. */
final class PacketRegion implements ByteArrayBuffer {
    private byte[] buffer = new byte[0];
    private int offset;
    private int length;

    PacketRegion of(byte[] newBuffer, int newOffset, int newLength) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        return this;
    }

    @Override
    public byte[] getBuffer() {
        return buffer;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int newLength) {
        length = newLength;
    }

    @Override
    public void setOffset(int newOffset) {
        offset = newOffset;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] out) {
        System.arraycopy(buffer, offset + from, out, 0, count);
    }

    /** The array is made with room for what SRTP appends: nothing to do but to notice when it wasn't. */
    @Override
    public void grow(int howMuch) {
        if (offset + length + howMuch > buffer.length) {
            throw new IllegalStateException("no room for the SRTP tag");
        }
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, buffer, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int count) {
        length = Math.max(0, length - count);
    }
}
