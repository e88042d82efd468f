/** What the screen lets pass, answers, and drops. */
package dev.oneline.sip.screen;
