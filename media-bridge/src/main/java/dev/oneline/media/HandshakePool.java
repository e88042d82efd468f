package dev.oneline.media;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Virtual threads for what blocks or computes for long: a handshake waits for its peer without holding a thread of the
 * machine. Beyond the bound a task is rejected.
 */
final class HandshakePool implements Executor {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("media-handshake-", 0).factory());
    private final ExecutorService prompts = background("media-prompt-encoder");
    private final ExecutorService tenantSounds = background("media-sound-encoder");
    private final Semaphore room;

    HandshakePool(int maxTasks) {
        room = new Semaphore(maxTasks);
    }

    @Override
    public void execute(Runnable task) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("too many handshakes");
        }
        boolean begun = false;
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    room.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                room.release();
            }
        }
    }

    /** One thread of low priority, for encoding prompts. */
    Executor prompts() {
        return prompts;
    }

    /** Another one, for tenants' own sounds. */
    Executor tenantSounds() {
        return tenantSounds;
    }

    void close() {
        prompts.shutdownNow();
        tenantSounds.shutdownNow();
        threads.shutdownNow();
    }

    private static ExecutorService background(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .name(name)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory());
    }
}
