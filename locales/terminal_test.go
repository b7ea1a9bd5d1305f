package locales

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// nameWords are names that both languages write alike: of things, files,
// commands and their settings.
var nameWords = strings.Fields(`vneidbot serve restore doctor units import export backup help demo file
	telegram zalo redis sqlite botfather webhook docker systemd container proxy unix windows vneid bot web
	maxmemory policy noeviction appendonly min replicas write chmod rwx unset timedatectl set ntp true
	key shelf vneid log sessions env example xlsx csv sock http https path redis rediss host may unix
	asia id db find settings show office pictures creator to go yes
	new data debug info warn error text json both sent khac areas lang vi en ss sha
	totals missing refused forms excel doichieu heic heif convert libheif examples debian ubuntu iphone all merge`)

var latinWord = regexp.MustCompile(`[A-Za-z]+`)

// TestNoEnglishInsideVietnamese reads what the terminal says: a word that stands
// in both languages' sentence is a name, or was forgotten.
func TestNoEnglishInsideVietnamese(t *testing.T) {
	for _, room := range []string{"admin", "cli", "doctor", "zalo"} {
		english, err := readFile(files, room+".en.toml")
		require.NoError(t, err)
		vietnamese, err := readFile(files, room+".vi.toml")
		require.NoError(t, err)
		for key, said := range vietnamese {
			section, _, _ := strings.Cut(key, ".")
			if !slices.Contains([]string{"cli", "doctor", "config", "ground", "cause", "units", "backup"}, section) {
				continue
			}
			theirs := plainWords(fixedWords(english[key]))
			for _, word := range plainWords(fixedWords(said)) {
				if slices.Contains(theirs, word) && !slices.Contains(nameWords, word) {
					t.Errorf("%s.vi.toml, %s: %q", room, key, word)
				}
			}
		}
	}
}

// fixedWords are those of a sentence, without its arguments.
func fixedWords(s *sentence) (all string) {
	for _, p := range s.other {
		all += p.text + " "
	}
	return all
}

// plainWords are the words of ASCII letters in small ones, without arguments,
// variables' names and the letters of a Vietnamese word.
func plainWords(sentence string) (words []string) {
	sentence = regexp.MustCompile(`\{\{.*?\}\}|\b[A-Z]+_[A-Z_]+|https?://\S+|--[a-z-]+|\S+\.(vn|host|txt|py)\S*`).ReplaceAllString(sentence, " ")
	for _, field := range strings.FieldsFunc(sentence, func(r rune) bool { return strings.ContainsRune(" \n,.;:/()=\"→<>@|-*", r) }) {
		if word := latinWord.FindString(field); word == field && len(word) > 1 && word != strings.ToUpper(word) {
			words = append(words, strings.ToLower(word))
		}
	}
	return words
}
