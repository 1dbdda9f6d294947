"""Which clocks the numbers of an area keep, in countries of several: the Americas, Spain and Portugal.

Our own, because the numbering plans' metadata err for whole regions (Chihuahua an hour, Recife taken for an
island, Magallanes for Santiago). A line is `zones: beginnings of the national number`; the longest beginning
counts, and `*` is every other number of the country: mobiles that are of no place, freephones, offices.

A zone counts where at least two in a hundred of those who may have such a number live by its clock, and
the first is where most do. In brackets: fewer than one in ten; calls keep away from its night, but the
time shown is the others'. Left out as unlikely: Noronha (3,000 of Pernambuco's 9 million), and among mobiles
the Galápagos (0.2 %), Easter Island (0.05 %) and Chile's far south (1.4 %); the Canaries (5 %) and the
Azores (2 %) count. Where zones have had the same clock for many years one of them stands for all.

Sources. Who is where: the plans of the regulators (NANPA's and CNA's area codes by state and province, IFT's
claves, Anatel's DDD by municipality, SUBTEL's and ARCOTEL's areas, CNMC's and ANACOM's plans). Whose clock is
what: the IANA database 2026f and its notes, which quote the laws (Mexico: Ley de los Husos Horarios, DOF
2022-10-28; Chile: decrees of 2016 for Magallanes and of 2025 for Aysén; Brazil: Lei 12.876/2013).
"""

from __future__ import annotations

from typing import Final

AREAS: Final[dict[str, str]] = {
    # Canada. 250: the East Kootenay keeps Alberta's time. 867: Yukon, Northwest Territories, Nunavut.
    # 807: Thunder Bay is Eastern, Kenora, Dryden and Fort Frances keep Manitoba's time. 709: Labrador is
    # Atlantic. 418: the Magdalen Islands are. Saskatchewan and (since 2026) Alberta never change.
    "CA": """
    America/Toronto America/Winnipeg America/Edmonton America/Vancouver America/Halifax: *
    America/Toronto: 226 249 263 273 289 343 354 365 367 382 416 418 437 438 450 468 514 519 548 579
      581 613 647 683 705 742 753 819 873 905 942
    America/Vancouver: 236 257 604 672 778
    America/Vancouver (America/Edmonton): 250
    America/Edmonton: 368 403 587 780 825 250341 250342 250344 250347 250417 250423 250425 250426
      250427 250489
    America/Regina: 306 474 639
    America/Winnipeg: 204 431 584 807223 807274 807467 807468 807482 807548 807727 807737 807934
    America/Toronto America/Winnipeg: 807
    America/Halifax: 782 902 418937 418969 418986
    America/Moncton: 428 506
    America/St_Johns (America/Goose_Bay): 709 879
    America/Edmonton America/Whitehorse America/Iqaluit America/Rankin_Inlet America/Cambridge_Bay: 867
    America/Whitehorse: 867334 867393 867456 867536 867633 867667 867668 867993
    America/Edmonton: 867587 867669 867695 867777 867872 867873 867874 867920
    America/Iqaluit: 867975 867979
    America/Rankin_Inlet: 867645
    """,
    # The United States. Where an area code has two clocks the metadata may know the exchange
    # (`zones.py`); what is small or wrong there is said here. 928: the Navajo Nation changes its clocks.
    "US": """
    America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles: *
    America/Chicago: 205 210 214 217 218 219 224 225 228 235 251 254 256 262 274 281 309 312
      314 316 318 319 320 325 327 331 334 337 346 353 361 402 405 409 414 417 430 432 447
      457 464 469 471 479 483 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608
      612 615 618 620 621 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731
      737 763 769 773 779 785 806 815 816 817 830 832 847 861 870 872 901 903 913 918 920
      924 931 936 938 940 945 952 956 972 975 979 985
    America/Phoenix: 480 520 602 623
    America/Los_Angeles: 206 209 213 253 279 310 323 341 350 357 360 369 408 415 424 425 442
      503 509 510 530 559 562 564 619 626 628 650 657 661 669 702 707 714 725 738 747 760
      775 805 818 820 831 837 840 858 909 916 925 949 951 971
    America/Denver: 303 307 385 406 435 505 575 719 720 748 801 915 970 983
    America/New_York: 201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252
      260 267 269 272 276 283 301 302 304 305 313 315 317 321 324 326 329 330 332 336 339
      347 351 352 363 380 386 401 404 407 410 412 413 419 434 436 440 443 445 463 465 470
      472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 606
      607 609 610 614 616 617 624 631 640 645 646 656 667 678 679 680 681 686 689 703 704
      706 716 717 718 724 727 728 732 734 740 743 754 757 762 765 770 771 772 774 781 786
      802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 862
      863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973
      978 980 984 989
    Pacific/Honolulu: 808
    America/Anchorage: 907
    America/Adak: 907592
    America/Boise America/Los_Angeles: 208 986
    America/Chicago America/New_York: 270 364 448 850
    America/Chicago America/Denver: 308 605
    America/Chicago (America/Denver): 701
    America/New_York (America/Chicago): 423 574 729
    America/New_York America/Chicago: 812 906 930
    America/Los_Angeles (America/Boise): 458 541
    America/Phoenix (America/Denver): 928
    America/Phoenix America/Denver: 928283 928672 928673 928674 928677 928686 928697 928698 928724 928725
      928728 928729 928755 928781 928787 928871
    America/Boise: 541372 541473 541881 541889
    America/Denver: 620376 620384 775664 785852 785890 785899
    America/Chicago: 574772 574896 606387 906265 906563 906663 906753 906774 906776 906779 906828 906863
      906864 906875 906932
    """,
    # Mexico. Border municipalities change their clocks with the United States, the rest of their states not.
    # 636: Nuevo Casas Grandes with Janos and Ascensión; 873: Anáhuac with Lampazos; 869: Cuatro Ciénegas
    # with Ocampo; 997: the south of Yucatán with José María Morelos; 983: Chetumal with Calakmul.
    "MX": """
    America/Mexico_City America/Mazatlan America/Tijuana America/Cancun: *
    America/Mexico_City: 2 3 4 5 7 9 618 649 671 674 675 676 677
    America/Mexico_City America/Mazatlan America/Tijuana America/Cancun: 200 201 300 500 800 888 900
    America/Monterrey: 8
    America/Merida: 981 982 985 986 988 990 991 996 999
    America/Tijuana: 616 646 658 661 663 664 665 686
    America/Hermosillo: 622 623 631 632 633 634 637 638 641 642 643 644 645 647 651 653 662
    America/Mazatlan: 612 613 615 624 660 667 668 669 672 673 687 694 695 696 697 698
      311 319 323 324 325 327 389
    America/Bahia_Banderas: 329
    America/Chihuahua: 614 621 625 627 628 629 635 639 648 652 659
    America/Chihuahua America/Ciudad_Juarez: 636
    America/Ciudad_Juarez: 656 657
    America/Ojinaga: 626
    America/Matamoros: 862 867 868 877 878 891 894 897 899
    America/Matamoros America/Monterrey: 873
    America/Monterrey America/Matamoros: 869
    America/Cancun: 984 987 998
    America/Cancun (America/Merida): 983
    America/Merida America/Cancun: 997
    """,
    # Brazil. 97: the west of Amazonas (Tabatinga, Eirunepé) keeps Acre's time. 81 3619 is Noronha's.
    "BR": """
    America/Sao_Paulo America/Manaus: *
    America/Sao_Paulo: 11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38
      41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 64
    America/Araguaina: 63
    America/Cuiaba: 65 66
    America/Campo_Grande: 67
    America/Rio_Branco: 68
    America/Porto_Velho: 69
    America/Bahia: 71 73 74 75 77
    America/Maceio: 79 82
    America/Recife: 81 87
    America/Noronha: 813619
    America/Fortaleza: 83 84 85 86 88 89 98 99
    America/Belem: 91 94 96
    America/Santarem: 93
    America/Manaus: 92
    America/Manaus America/Eirunepe: 97
    America/Boa_Vista: 95
    """,
    # Chile. Magallanes stays on summer time since 2016, Aysén since 2025; 32 210 and 32 255 are Rapa Nui's.
    "CL": """
    America/Santiago: *
    America/Punta_Arenas: 61
    America/Coyhaique: 67
    Pacific/Easter: 322100 322550 322551
    """,
    # Ecuador. 5 252x is the Galápagos, the rest of 5 Manabí and Los Ríos.
    "EC": """
    America/Guayaquil: *
    Pacific/Galapagos: 5252
    """,
    # Greenland's settlements with clocks of their own.
    "GL": """
    America/Nuuk: *
    America/Thule: 97
    America/Scoresbysund: 99
    """,
    # Spain. 822, 828, 922 and 928 are the Canaries; 827 and 927 Cáceres.
    "ES": """
    Europe/Madrid Atlantic/Canary: *
    Europe/Madrid (Atlantic/Canary): 6 7
    Europe/Madrid: 81 82 83 84 85 86 87 88 91 92 93 94 95 96 97 98
    Atlantic/Canary: 822 828 922 928
    """,
    "PT": """
    Europe/Lisbon Atlantic/Azores: *
    Europe/Lisbon (Atlantic/Azores): 9
    Europe/Lisbon: 2
    Atlantic/Madeira: 291
    Atlantic/Azores: 292 295 296
    """,
}
"""ISO 3166 code -> its lines."""
