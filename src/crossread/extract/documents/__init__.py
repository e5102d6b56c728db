"""Files that people make and send: PDF, DOCX, RTF, mail."""
