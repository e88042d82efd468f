/** The edge's own small parts. */
package dev.oneline.sip.jain;
