/** The first start: the tenant, its users and its settings, before anybody could have configured them. */
@NullMarked
package dev.oneline.backend.founding;

import org.jspecify.annotations.NullMarked;
