/** The bridge as gateways see it: over real sockets, with a real SIP program. */
package dev.oneline.sip;
