package engine

import (
	"bytes"
	"encoding/csv"
	"strings"

	"vneidbot/bot"
)

// table words the cells and writes them so that spreadsheets open them: with a mark
// of UTF-8, and no cell that they would take for a formula.
func (e *Engine) table(lang string, lines [][]bot.Text) []byte {
	var out bytes.Buffer
	_, _ = out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	for _, line := range lines {
		cells := make([]string, len(line))
		for i, cell := range line {
			if cells[i] = e.opt.Wording.Words(lang, cell); strings.ContainsAny(cells[i][:min(1, len(cells[i]))], "=+-@\t\r") {
				cells[i] = "'" + cells[i]
			}
		}
		_ = w.Write(cells) // into memory
	}
	w.Flush()
	return out.Bytes()
}
