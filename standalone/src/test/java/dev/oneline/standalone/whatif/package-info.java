/** Scenario files, their mistakes, and what is printed. */
package dev.oneline.standalone.whatif;
