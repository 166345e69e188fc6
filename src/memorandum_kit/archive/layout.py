"""The text of `ARCHIVE.txt`, for whoever finds the folder without this program."""

ABOUT = """memorandum_kit archive, layout 1

DEUTSCH
Dies ist ein Archiv unterzeichneter Memoranden. Es lässt sich ohne ein besonderes Programm lesen.
  records/KENNUNG/v1, v2 …  je Fassung ein BagIt-Paket (RFC 8493): data/ mit den Originalen, den Texten und dem TEI;
                            metadata/record.json und metadata/events.jsonl; Prüfsummen (SHA-512) in manifest-sha512.txt
                            und tagmanifest-sha512.txt. Die höchste Nummer ist die gültige Fassung.
  seals.tsv                 das Siegelregister: das Siegel einer Fassung ist der SHA-512-Wert ihrer
                            tagmanifest-sha512.txt; die letzte Spalte ist der SHA-512-Wert der Zeilen
                            (Kettenwert davor, Kennung, Nummer, Zeit, Siegel), mit Zeilenvorschub verbunden.
  catalogue.sqlite          das Verzeichnis; es lässt sich jederzeit aus records/ neu aufbauen.
  staging/, quarantine/     unfertige und zweifelhafte Pakete; nichts davon wurde bestätigt.
  verification/             Prüfprotokolle, eine JSON-Zeile je Fassung.

ENGLISH
This is an archive of signed memoranda. It can be read without any special program.
  records/ID/v1, v2 …       one BagIt bag (RFC 8493) a version: data/ has the originals, texts and TEI;
                            metadata/record.json and metadata/events.jsonl; checksums (SHA-512) in manifest-sha512.txt
                            and tagmanifest-sha512.txt. The highest number is the version in force.
  seals.tsv                 the register of seals: a version's seal is the SHA-512 of its tagmanifest-sha512.txt; the
                            last column is the SHA-512 of (chain value before, id, number, time, seal), joined by
                            line feeds.
  catalogue.sqlite          the catalogue; it can be made again from records/ at any time.
  staging/, quarantine/     unfinished and doubtful bags; none of them was ever acknowledged.
  verification/             protocols of checks, one JSON line a version.

中文
本文件夹是已签署备忘录的档案库，无需专用程序即可阅读。
  records/编号/v1、v2 …     每个版本为一个 BagIt 包（RFC 8493）：data/ 内为原件、文本和 TEI；
                            metadata/record.json 与 metadata/events.jsonl；校验和（SHA-512）见 manifest-sha512.txt
                            和 tagmanifest-sha512.txt。编号最大者为现行版本。
  seals.tsv                 封印登记簿：版本的封印是其 tagmanifest-sha512.txt 的 SHA-512 值；末列为
                            （前一链值、编号、版本号、时间、封印）以换行符连接后的 SHA-512 值。
  catalogue.sqlite          目录，可随时由 records/ 重建。
  staging/、quarantine/     未完成或存疑的包，均未经确认。
  verification/             核验记录，每个版本一行 JSON。
"""
