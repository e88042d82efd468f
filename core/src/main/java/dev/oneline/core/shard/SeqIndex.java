package dev.oneline.core.shard;

import org.jspecify.annotations.Nullable;

/**
 * Ids ordered by a unique log sequence number. First, insertion, removal and rank cost log n, which a TreeMap's rank
 * doesn't. A treap whose priorities are a hash of the key: its shape depends on what is in it, not on how it came there.
 */
final class SeqIndex {
    private @Nullable Node root;

    private static final class Node {
        final long seq;
        final long priority;
        final String id;
        int size = 1;

        @Nullable
        Node left;

        @Nullable
        Node right;

        Node(long seq, String id) {
            this.seq = seq;
            this.id = id;
            this.priority = mix(seq);
        }

        Node resized() {
            size = 1 + size(left) + size(right);
            return this;
        }
    }

    int size() {
        return size(root);
    }

    @Nullable
    String firstId() {
        var first = first();
        return first == null ? null : first.id;
    }

    /** {@code Long.MAX_VALUE} when empty. */
    long firstSeq() {
        var first = first();
        return first == null ? Long.MAX_VALUE : first.seq;
    }

    void add(long seq, String id) {
        root = insert(root, new Node(seq, id));
    }

    void remove(long seq) {
        root = remove(root, seq);
    }

    /** How many stand before {@code seq}. */
    int rank(long seq) {
        var rank = 0;
        var node = root;
        while (node != null) {
            if (node.seq < seq) {
                rank += size(node.left) + 1;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return rank;
    }

    private @Nullable Node first() {
        var node = root;
        if (node == null) {
            return null;
        }
        while (node.left != null) {
            node = node.left;
        }
        return node;
    }

    private static Node insert(@Nullable Node tree, Node added) {
        if (tree == null) {
            return added;
        }
        if (Long.compareUnsigned(added.priority, tree.priority) > 0) {
            split(tree, added);
            return added.resized();
        }
        if (added.seq < tree.seq) {
            tree.left = insert(tree.left, added);
        } else {
            tree.right = insert(tree.right, added);
        }
        return tree.resized();
    }

    /** Hangs what is smaller than {@code pivot} on its left, and the rest on its right. */
    private static void split(@Nullable Node tree, Node pivot) {
        if (tree == null) {
            pivot.left = null;
            pivot.right = null;
        } else if (tree.seq < pivot.seq) {
            split(tree.right, pivot);
            tree.right = pivot.left;
            pivot.left = tree.resized();
        } else {
            split(tree.left, pivot);
            tree.left = pivot.right;
            pivot.right = tree.resized();
        }
    }

    private static @Nullable Node remove(@Nullable Node tree, long seq) {
        if (tree == null) {
            return null;
        }
        if (tree.seq == seq) {
            return merge(tree.left, tree.right);
        }
        if (seq < tree.seq) {
            tree.left = remove(tree.left, seq);
        } else {
            tree.right = remove(tree.right, seq);
        }
        return tree.resized();
    }

    private static @Nullable Node merge(@Nullable Node smaller, @Nullable Node larger) {
        if (smaller == null) {
            return larger;
        }
        if (larger == null) {
            return smaller;
        }
        if (Long.compareUnsigned(smaller.priority, larger.priority) > 0) {
            smaller.right = merge(smaller.right, larger);
            return smaller.resized();
        }
        larger.left = merge(smaller, larger.left);
        return larger.resized();
    }

    private static int size(@Nullable Node node) {
        return node == null ? 0 : node.size;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long seq) {
        var z = seq + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
