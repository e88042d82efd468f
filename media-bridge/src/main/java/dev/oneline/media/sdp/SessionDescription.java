package dev.oneline.media.sdp;

import java.util.List;
import java.util.Optional;

/** A session description, as far as a media bridge cares. */
public record SessionDescription(List<MediaSection> media) {
    /** The first audio section that isn't rejected. */
    public Optional<MediaSection> audio() {
        return media.stream()
                .filter(section -> section.kind().equals("audio") && !section.isRejected())
                .findFirst();
    }
}
