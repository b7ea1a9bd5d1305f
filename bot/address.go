package bot

import "strings"

// toOfficers marks a language whose words address an officer.
const toOfficers = "-officer"

// Addressing is the language as it speaks to somebody of the role: the conversation
// is for principals, and an officer who reports for a school is no thầy/cô.
func Addressing(lang string, to Role) string {
	if to == Principal {
		return lang
	}
	return lang + toOfficers
}

// Addressed takes a language of Addressing apart.
func Addressed(lang string) (plain string, officer bool) { return strings.CutSuffix(lang, toOfficers) }
