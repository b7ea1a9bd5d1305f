package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// format is the newest layout of a night that this program knows.
const format = 1

// Manifest says what a night holds.
type Manifest struct {
	Format   int              `json:"format"`
	Made     time.Time        `json:"made"`
	Program  string           `json:"program"`
	Schema   int64            `json:"schema"`
	Identity string           `json:"identity"` // of the data
	Database File             `json:"database"`
	Key      File             `json:"key"`
	Totals   map[string]int64 `json:"totals"`  // see store.Contents
	Pictures []File           `json:"-"`       // in pictures.json: there are many
	Missing  int              `json:"missing"` // pictures that the DATA_DIR lacked, or had damaged
	// SameDisk says that the backup lies on the disk of the DATA_DIR: a wrong
	// hand is mended by it, a lost disk is not. It is no second copy.
	SameDisk bool   `json:"same_disk"`
	Names    string `json:"pictures_sha256"` // of pictures.json
}

// File is a file and what it must be.
type File struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

// Night is one backup.
type Night struct {
	Manifest
	Dir  string
	Hash string // SHA-256 of the manifest, which holds those of all else
}

// Size is what the night's own files and all its pictures take.
func (m *Manifest) Size() int64 {
	sum := m.Database.Size + m.Key.Size
	for _, p := range m.Pictures {
		sum += p.Size
	}
	return sum
}

// The files of a night beside database and key.
const (
	manifestName = "manifest.json"
	picturesName = "pictures.json"
	hashName     = "manifest.sha256"
)

// write makes the manifest last in the folder and returns its hash.
func (m *Manifest) write(dir string) (hash string, err error) {
	names, err := json.Marshal(m.Pictures)
	if err != nil {
		return "", err
	}
	m.Names = hashOf(names)
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return "", err
	}
	hash = hashOf(text)
	err = errors.Join(disk.Write(filepath.Join(dir, picturesName), names), disk.Write(filepath.Join(dir, manifestName), text),
		disk.Write(filepath.Join(dir, hashName), []byte(hash+"\n")), disk.SyncDir(dir))
	return hash, err
}

// Read reads a night's manifest. FaultTorn: it is not whole, or there is none.
func Read(dir string) (Night, error) {
	n := Night{Dir: dir}
	text, err1 := os.ReadFile(filepath.Join(dir, manifestName))
	hash, err2 := os.ReadFile(filepath.Join(dir, hashName))
	if err1 != nil || err2 != nil {
		return n, bot.Fail(bot.Invalid, "backup: manifest", FaultTorn)
	}
	n.Hash = strings.TrimSpace(string(hash))
	if n.Hash != hashOf(text) || json.Unmarshal(text, &n.Manifest) != nil {
		return n, bot.Fail(bot.Invalid, "backup: manifest", FaultTorn)
	}
	if n.Format > format {
		return n, bot.Fail(bot.Invalid, "backup: manifest", FaultNewer)
	}
	names, err := os.ReadFile(filepath.Join(dir, picturesName))
	if err != nil || hashOf(names) != n.Names || json.Unmarshal(names, &n.Pictures) != nil || slices.ContainsFunc(n.Pictures, nameless) {
		return n, bot.Fail(bot.Invalid, "backup: manifest", FaultTorn)
	}
	return n, nil
}

var nameForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// nameless tells whether the picture has no name of one: it would lie elsewhere.
func nameless(f File) bool { return !nameForm.MatchString(f.SHA256) }

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// measure reads the whole file.
func measure(path string) (File, error) {
	f, err := os.Open(path)
	if err != nil {
		return File{}, err
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return File{SHA256: hex.EncodeToString(h.Sum(nil)), Size: n}, err
}
