package desk

import "slices"

// Names lists the names of all commands, officers' and principals', as a folded
// word without slash: for channels on which people write them in several words.
func Names() []string {
	names := slices.Concat(conversation, helps)
	for _, c := range commands() {
		names = append(append(names, c.name), c.aliases...)
	}
	return names
}
