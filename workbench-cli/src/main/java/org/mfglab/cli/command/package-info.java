/// The commands, one class each, and what they share.
package org.mfglab.cli.command;
