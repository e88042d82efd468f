/** Where calls live: carries out their actions towards the bus and SIP, on one event loop. */
@NullMarked
package dev.oneline.sip.desk;

import org.jspecify.annotations.NullMarked;
