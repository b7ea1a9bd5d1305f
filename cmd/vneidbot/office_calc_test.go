package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// calc opens workbooks as an office does. Where LibreOffice is not installed the test
// is skipped, or fails when CI_STRICT is set.
type calc struct {
	binary, home string
}

func newCalc(t testing.TB) *calc {
	t.Helper()
	binary, err := exec.LookPath("soffice")
	if err != nil {
		require.Empty(t, os.Getenv("CI_STRICT"), "LibreOffice is not installed")
		t.Skip("LibreOffice is not installed")
	}
	return &calc{binary: binary, home: t.TempDir()}
}

// convert makes files of another format of workbooks, and returns their folder.
// LibreOffice says nothing and fails when it would have to repair what it opens.
func (c *calc) convert(t testing.TB, books map[string][]byte, to string) string {
	t.Helper()
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	args := []string{"-env:UserInstallation=file://" + c.home, "--headless", "--norestore", "--convert-to", to, "--outdir", out}
	for name, book := range books {
		file := filepath.Join(dir, name+".xlsx")
		require.NoError(t, os.WriteFile(file, book, 0o600))
		args = append(args, file)
	}
	cmd := exec.CommandContext(t.Context(), c.binary, args...)
	said, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", said)
	require.NotContains(t, strings.ToLower(string(said)), "error", "%s", said)
	return out
}

// sheets are the cells of each sheet of a workbook, by its name.
func (c *calc) sheets(t testing.TB, book []byte) map[string][][]string {
	t.Helper()
	all := map[string][][]string{}
	for name, rows := range c.sheetsOf(t, map[string][]byte{"book": book}) {
		all[strings.TrimPrefix(name, "book-")] = rows
	}
	return all
}

// sheetsOf are the cells of each sheet of workbooks, by the names of both, "book-sheet".
func (c *calc) sheetsOf(t testing.TB, books map[string][]byte) map[string][][]string {
	t.Helper()
	const utf8, quoted, asShown, everySheet = "76", "false", "true", "-1"
	out := c.convert(t, books, "csv:Text - txt - csv (StarCalc):44,34,"+strings.Join([]string{utf8, "1", "", "0", quoted, asShown, "false", "false", "false", everySheet}, ","))
	files, err := filepath.Glob(filepath.Join(out, "*.csv"))
	require.NoError(t, err)
	all := map[string][][]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		require.NoError(t, err)
		all[strings.TrimSuffix(filepath.Base(file), ".csv")] = rows
	}
	return all
}
