package archive

import (
	"strconv"
	"strings"
)

// Entry is a picture with the path that it has in its zip.
type Entry struct {
	Picture
	Path string
}

// What an entry has beside its bytes: headers of a zip, and most of its line in the list.
const (
	headers = 160
	listed  = 512
	frame   = 64 << 10 // of a zip with its list
)

// Parts names the pictures and puts them into parts of at most so many bytes, 0 for one
// part. A picture that is larger by itself is a part of its own.
func Parts(all []Picture, most int64) (parts [][]Entry) {
	taken := map[string]int{}
	var part []Entry
	size := int64(frame)
	for _, p := range all {
		e := Entry{p, named(p, taken)}
		bytes := p.Size + 3*int64(len(e.Path)) + headers + listed
		if most > 0 && len(part) > 0 && size+bytes > most {
			parts, part, size = append(parts, part), nil, frame
		}
		part, size = append(part, e), size+bytes
	}
	if len(part) > 0 {
		parts = append(parts, part)
	}
	return parts
}

// named is the path of a picture, unlike all others whatever system looks at them: they differ
// by more than the case of their letters.
func named(p Picture, taken map[string]int) string {
	var folders []string
	for _, f := range p.Folders {
		folders = append(folders, Safe(f, folderMost))
	}
	base := strings.Join(append(folders, Safe(p.Name, nameMost)), "/")
	taken[strings.ToLower(base)]++
	return base + " " + strconv.Itoa(taken[strings.ToLower(base)]) + ending(p.Mime)
}

// ending is that of the kind of picture.
func ending(mime string) string {
	switch mime {
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "image/webp":
		return ".webp"
	case "image/heic", "image/heif":
		return ".heic"
	}
	return ".anh"
}
