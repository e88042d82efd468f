package dev.oneline.sip.jain;

import io.vertx.core.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the dialog of a request, or of a response to an INVITE. Touched on the calls' event loop only; bounded by the number of calls. */
final class DialogTable {
    /** A dialog with more re-INVITEs than this forgets the oldest ones' keys only when it ends. */
    private static final int MAX_TRANSACTIONS_A_DIALOG = 1_000;

    private final Context context;
    private final Map<String, Dialog> byKey = new HashMap<>();
    private final Map<String, Dialog> byTransaction = new HashMap<>();
    private final Map<String, Dialog> byMerge = new HashMap<>();
    private final Map<String, PlacedDialog> byInvite = new HashMap<>();
    private final Map<Dialog, Set<String>> transactionsByDialog = new HashMap<>();

    DialogTable(Context context) {
        this.context = context;
    }

    void put(IncomingDialog dialog) {
        byKey.put(dialog.key(), dialog);
        byMerge.put(dialog.mergeKey(), dialog);
    }

    /** A dialog that a 2xx made. */
    void put(PlacedDialog dialog, String key) {
        byKey.put(key, dialog);
    }

    void putInvite(PlacedDialog dialog) {
        if (dialog.branch() != null) {
            byInvite.put(dialog.branch(), dialog);
        }
    }

    void putTransaction(String key, Dialog dialog) {
        Set<String> keys = transactionsByDialog.computeIfAbsent(dialog, d -> new HashSet<>());
        if (keys.size() < MAX_TRANSACTIONS_A_DIALOG && keys.add(key)) {
            byTransaction.put(key, dialog);
        }
    }

    @Nullable
    Dialog byKey(String key) {
        return byKey.get(key);
    }

    @Nullable
    Dialog byTransaction(String key) {
        return byTransaction.get(key);
    }

    @Nullable
    Dialog byMerge(String key) {
        return byMerge.get(key);
    }

    /** @param branch of an INVITE of ours */
    @Nullable
    PlacedDialog byInvite(String branch) {
        return byInvite.get(branch);
    }

    void remove(Dialog dialog) {
        if (dialog.key() != null) {
            byKey.remove(dialog.key(), dialog);
        }
        if (dialog instanceof IncomingDialog incoming) {
            byMerge.remove(incoming.mergeKey(), incoming);
        }
        if (dialog instanceof PlacedDialog placed && placed.branch() != null) {
            byInvite.remove(placed.branch(), placed);
        }
        Set<String> keys = transactionsByDialog.remove(dialog);
        if (keys != null) {
            keys.forEach(key -> byTransaction.remove(key, dialog));
        }
    }

    /** Runs something after what is being done now. */
    void later(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }
}
