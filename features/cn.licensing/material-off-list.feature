Feature: Material demanded that is not on the list (Administrative Licensing Law 30 and 31)

  Background:
    Given the rule "cn.licensing/material-off-list"
    And today is 2021-12-31
    And the records of item
      | item | version | name        | part_of | valid_from | valid_to   |
      | I1   | 1       | A licence   |         |            |            |
      | M1   | 1       | Lease       | I1      |            |            |
      | M2   | 1       | Floor plan  | I1      | 2021-03-01 | 2021-06-30 |
      | M3   | 1       | Tax receipt | I2      |            |            |
      | I2   | 1       | Another     |         |            |            |
      | I3   | 1       | Unlisted    |         |            |            |

  @must-fire
  Scenario: Not on the list of this item, or not on it that day; the first of several is shown
    Given the records of case
      | case | domain   | item |
      | C1   | approval | I1   |
      | C2   | approval | I1   |
      | C3   | approval | I1   |
      | C4   | approval | I1   |
    And the records of event
      | case | act               | ts               | outcome       |
      | C1   | material_demanded | 2021-05-06       | M3            |
      | C2   | material_demanded | 2021-02-28 23:59 | M2            |
      | C3   | material_demanded | 2021-07-01 00:00 | Floor plan    |
      | C4   | material_demanded | 2021-05-07       | Tax receipt   |
      | C4   | material_demanded | 2021-05-06       | Bank guaranty |
      | C4   | material_demanded | 2021-05-05       | M1            |
      | C4   | material_demanded | 2021-05-05       |               |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Demanded   | Material      | more | message                                                                                  |
      | C1      | flagged | 2021-05-06 | M3            |      | On 2021-05-06 'M3' was demanded, which is not on the item's list of materials            |
      | C2      | flagged | 2021-02-28 | M2            |      | On 2021-02-28 'M2' was demanded, which is not on the item's list of materials            |
      | C3      | flagged | 2021-07-01 | Floor plan    |      | On 2021-07-01 'Floor plan' was demanded, which is not on the item's list of materials    |
      | C4      | flagged | 2021-05-06 | Bank guaranty | 1    | On 2021-05-06 'Bank guaranty' was demanded, which is not on the item's list of materials |

  @must-not-fire
  Scenario: On the list, by code or by name, from its first day to its last
    C3 demanded nothing, C4 is no licensing case.
    Given the records of case
      | case | domain   | item |
      | C1   | approval | I1   |
      | C2   | approval | I1   |
      | C3   | approval | I1   |
      | C4   | penalty  | I1   |
    And the records of event
      | case | act               | ts               | outcome    |
      | C1   | material_demanded | 2021-05-06       | M1         |
      | C1   | material_demanded | 2021-05-06       | Lease      |
      | C2   | material_demanded | 2021-03-01 00:00 | M2         |
      | C2   | material_demanded | 2021-06-30 23:59 | Floor plan |
      | C3   | review            | 2021-05-06       | M3         |
      | C4   | material_demanded | 2021-05-06       | M3         |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: The material is not named; the catalogue has no list; the case names no item
    Given the records of case
      | case | domain   | item |
      | C1   | approval | I1   |
      | C2   | approval | I3   |
      | C3   | approval |      |
    And the records of event
      | case | act               | ts         | outcome |
      | C1   | material_demanded | 2021-05-06 |         |
      | C2   | material_demanded | 2021-05-06 | M1      |
      | C3   | material_demanded | 2021-05-06 | M1      |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                | message                               |
      | C1      | cannot_tell | the material demanded is not recorded | the material demanded is not recorded |
      | C2      | cannot_tell | the catalogue lists no materials      | the catalogue lists no materials      |
      | C3      | cannot_tell | the catalogue lists no materials      | the catalogue lists no materials      |
