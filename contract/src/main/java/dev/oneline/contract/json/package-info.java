/** JSON for everything that crosses a process or the network. */
@NullMarked
package dev.oneline.contract.json;

import org.jspecify.annotations.NullMarked;
