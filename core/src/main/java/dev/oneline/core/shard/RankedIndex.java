package dev.oneline.core.shard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values ordered by a rank, and by a sequence number among equal ranks; the pair is unique. First, insertion, removal,
 * position, and drawing by position or weight cost log n, which a TreeMap's positions don't. A treap whose priorities are
 * a hash of the key: its shape depends on what is in it, not on how it came there.
 */
final class RankedIndex<T> {
    private @Nullable Node<T> root;

    /** Asked for far more often than it changes. */
    private @Nullable Node<T> first;

    private static final class Node<T> {
        final long rank;
        final long seq;
        final long priority;
        final int weight;
        final T value;
        int size = 1;
        long weights;

        @Nullable
        Node<T> left;

        @Nullable
        Node<T> right;

        Node(long rank, long seq, int weight, T value) {
            this.rank = rank;
            this.seq = seq;
            this.weight = weight;
            this.weights = weight;
            this.value = value;
            this.priority = mix(mix(rank) ^ seq);
        }

        /** Negative when this node comes before the key. */
        int compare(long otherRank, long otherSeq) {
            return rank != otherRank ? Long.compare(rank, otherRank) : Long.compare(seq, otherSeq);
        }

        Node<T> summed() {
            size = 1 + size(left) + size(right);
            weights = weight + weights(left) + weights(right);
            return this;
        }
    }

    int size() {
        return size(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    long totalWeight() {
        return weights(root);
    }

    @Nullable
    T first() {
        return first == null ? null : first.value;
    }

    /** The first one behind a rank; null when there is none. */
    @Nullable
    T firstBehind(long rank) {
        @Nullable T found = null;
        var node = root;
        while (node != null) {
            if (node.rank > rank) {
                found = node.value;
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return found;
    }

    /** The one with {@code index} others before it, 0 to size. */
    @Nullable
    T at(int index) {
        var node = root;
        var skip = index;
        while (node != null) {
            var before = size(node.left);
            if (skip < before) {
                node = node.left;
            } else if (skip == before) {
                return node.value;
            } else {
                skip -= before + 1;
                node = node.right;
            }
        }
        return null;
    }

    /** The one at whom the sum of the weights, in order, goes beyond {@code mark}; 0 to total weight. */
    @Nullable
    T atWeight(long mark) {
        var node = root;
        var skip = mark;
        while (node != null) {
            var before = weights(node.left);
            if (skip < before) {
                node = node.left;
            } else if (skip < before + node.weight) {
                return node.value;
            } else {
                skip -= before + node.weight;
                node = node.right;
            }
        }
        return null;
    }

    void add(long rank, long seq, T value) {
        add(rank, seq, 1, value);
    }

    void add(long rank, long seq, int weight, T value) {
        var added = new Node<>(rank, seq, weight, value);
        root = insert(root, added);
        if (first == null || first.compare(rank, seq) > 0) {
            first = added;
        }
    }

    void remove(long rank, long seq) {
        root = remove(root, rank, seq);
        if (first != null && first.compare(rank, seq) == 0) {
            first = leftmost(root);
        }
    }

    private static <T> @Nullable Node<T> leftmost(@Nullable Node<T> tree) {
        var node = tree;
        while (node != null && node.left != null) {
            node = node.left;
        }
        return node;
    }

    /** How many stand before a key. */
    int position(long rank, long seq) {
        var position = 0;
        var node = root;
        while (node != null) {
            if (node.compare(rank, seq) < 0) {
                position += size(node.left) + 1;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return position;
    }

    /** All of them, in order. */
    List<T> values() {
        var values = new ArrayList<T>(size());
        gather(root, values);
        return values;
    }

    private static <T> void gather(@Nullable Node<T> tree, List<T> values) {
        if (tree != null) {
            gather(tree.left, values);
            values.add(tree.value);
            gather(tree.right, values);
        }
    }

    private static <T> Node<T> insert(@Nullable Node<T> tree, Node<T> added) {
        if (tree == null) {
            return added;
        }
        if (Long.compareUnsigned(added.priority, tree.priority) > 0) {
            split(tree, added);
            return added.summed();
        }
        if (tree.compare(added.rank, added.seq) > 0) {
            tree.left = insert(tree.left, added);
        } else {
            tree.right = insert(tree.right, added);
        }
        return tree.summed();
    }

    /** Hangs what is smaller than {@code pivot} on its left, and the rest on its right. */
    private static <T> void split(@Nullable Node<T> tree, Node<T> pivot) {
        if (tree == null) {
            pivot.left = null;
            pivot.right = null;
        } else if (tree.compare(pivot.rank, pivot.seq) < 0) {
            split(tree.right, pivot);
            tree.right = pivot.left;
            pivot.left = tree.summed();
        } else {
            split(tree.left, pivot);
            tree.left = pivot.right;
            pivot.right = tree.summed();
        }
    }

    private static <T> @Nullable Node<T> remove(@Nullable Node<T> tree, long rank, long seq) {
        if (tree == null) {
            return null;
        }
        var order = tree.compare(rank, seq);
        if (order == 0) {
            return merge(tree.left, tree.right);
        }
        if (order > 0) {
            tree.left = remove(tree.left, rank, seq);
        } else {
            tree.right = remove(tree.right, rank, seq);
        }
        return tree.summed();
    }

    private static <T> @Nullable Node<T> merge(@Nullable Node<T> smaller, @Nullable Node<T> larger) {
        if (smaller == null) {
            return larger;
        }
        if (larger == null) {
            return smaller;
        }
        if (Long.compareUnsigned(smaller.priority, larger.priority) > 0) {
            smaller.right = merge(smaller.right, larger);
            return smaller.summed();
        }
        larger.left = merge(smaller, larger.left);
        return larger.summed();
    }

    private static int size(@Nullable Node<?> node) {
        return node == null ? 0 : node.size;
    }

    private static long weights(@Nullable Node<?> node) {
        return node == null ? 0 : node.weights;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long seed) {
        var z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
