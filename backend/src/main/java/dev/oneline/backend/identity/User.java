package dev.oneline.backend.identity;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Someone who signs in. An agent's id in the core is the user's id. */
public record User(String userId, String tenant, String username, String name, List<Role> roles) {
    public User {
        SortedSet<Role> sorted = new TreeSet<>(roles);
        roles = List.copyOf(sorted);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** As in the contract and in the database. */
    public List<String> roleWords() {
        return roles.stream().map(Role::word).toList();
    }

    /** Sees what others do: supervisors and administrators. */
    public boolean oversees() {
        return is(Role.SUPERVISOR) || is(Role.ADMINISTRATOR);
    }
}
